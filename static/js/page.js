// What every page with a button to copy needs, and nothing more.

import { copyButtons } from "./copy.js";

copyButtons();
