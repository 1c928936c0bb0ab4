import type { YearTable } from './year-table'
import y2004 from './years/2004.json'
import y2005 from './years/2005.json'
import y2006 from './years/2006.json'
import y2007 from './years/2007.json'
import y2008 from './years/2008.json'
import y2009 from './years/2009.json'
import y2010 from './years/2010.json'
import y2011 from './years/2011.json'
import y2012 from './years/2012.json'
import y2013 from './years/2013.json'
import y2014 from './years/2014.json'
import y2015 from './years/2015.json'
import y2016 from './years/2016.json'
import y2017 from './years/2017.json'
import y2018 from './years/2018.json'
import y2019 from './years/2019.json'
import y2020 from './years/2020.json'
import y2021 from './years/2021.json'
import y2022 from './years/2022.json'
import y2023 from './years/2023.json'
import y2024 from './years/2024.json'
import y2025 from './years/2025.json'
import y2026 from './years/2026.json'

/** The notices that ship with the product, oldest first, without a gap: 2004 to 2026 (rules, part C). */
export const VENDORED_YEARS: readonly YearTable[] = [
  y2004,
  y2005,
  y2006,
  y2007,
  y2008,
  y2009,
  y2010,
  y2011,
  y2012,
  y2013,
  y2014,
  y2015,
  y2016,
  y2017,
  y2018,
  y2019,
  y2020,
  y2021,
  y2022,
  y2023,
  y2024,
  y2025,
  y2026,
]
