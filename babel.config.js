/** Babel for the Taro client only: Jest goes through SWC, the server and the function bundles through esbuild. */
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
