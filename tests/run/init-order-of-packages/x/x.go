package x

import _ "m/w"

// Only its import has something to do.
var N = 1
