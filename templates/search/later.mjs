// What a first result does not need: a script of its own, which page.mjs asks for when the sheet of filters opens, somebody
// goes to the field, or nothing is found for what was typed.

import { countsOf } from './counts.mjs';
import { drawPanel } from './filters.mjs';
import { drawNone } from './none.mjs';
import { nearest } from './nearest.mjs';
import { offerWhileTyping, vocabularyOf } from './suggestions.mjs';

globalThis.searchLater = { countsOf, drawNone, drawPanel, nearest, offerWhileTyping, vocabularyOf };
