// Empty on purpose: `components/tab-bar` draws the tabs inside each page, where theme, text size and role reach them.
Component({})
