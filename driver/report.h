/* report.h - diagnostics to the user: text on standard error, or JSON on standard output. */
#ifndef REPORT_H
#define REPORT_H

#include "diag.h"
#include "settings.h"

/* Prints and forgets what d holds. Returns whether there were errors. */
bool report_diags(const struct settings *s, struct diags *d);
/* The same as text, for later. */
struct str report_text(struct arena *a, const struct settings *s, struct diags *d);

#endif
