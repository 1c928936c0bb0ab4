export { answerJoins, publicAnswers } from './answers.store'
export { answersFunction } from './function'
export { joinersProjector } from './usecases/join-answer'
export { takeBackAnswers } from './usecases/withdraw-answer'
