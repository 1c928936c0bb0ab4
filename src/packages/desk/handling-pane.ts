/** Where a message is handled beside the list, for the keyboard's focus. */
export const HANDLING_PANE = '.panes__handling'
