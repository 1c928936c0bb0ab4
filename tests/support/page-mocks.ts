/** Runs before every component test: pages stand on `page-doubles`, unless the test mocks what they stand on itself. */
jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('./page-doubles').taro)
jest.mock('../../src/api/transport', () => jest.requireActual<{ transport: object }>('./page-doubles').transport)

export {}
