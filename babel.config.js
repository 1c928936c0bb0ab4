/** Babel for the Taro client only; Jest and the function bundles bring their own settings. */
module.exports = (api) => {
  api.cache(true)
  return {
    presets: [
      [
        'taro',
        {
          framework: 'react',
          ts: true,
          compiler: 'webpack5',
          // The oldest phones that WeChat's base library 2.27 still runs on.
          targets: { ios: '13', chrome: '80' },
        },
      ],
    ],
  }
}
