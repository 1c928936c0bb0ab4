// Stands for every style sheet in the component tests.
export {}
