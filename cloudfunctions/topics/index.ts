export { type ClusterReport, clusterTexts, type FileReport, type TextOfFile } from './cluster-texts'
