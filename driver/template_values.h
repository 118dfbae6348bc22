/* template_values.h - values of templates and the functions of text/template that there are. Internal to template.h.
 *
 * Values are JSON's; what is not there is NULL and prints as nothing. */
#ifndef TEMPLATE_VALUES_H
#define TEMPLATE_VALUES_H

#include "template.h"

struct template_errors {
	struct arena *arena;
	const char *first; /* or NULL */
};
/* NULL; keeps the first message. */
const cJSON *template_fail(struct template_errors *e, const char *fmt, const char *what);

cJSON *template_string(struct arena *a, struct str s);
cJSON *template_bool(struct arena *a, bool b);
cJSON *template_number(struct arena *a, double n);
bool template_is_true(const cJSON *v);
/* As fmt prints it with %v. */
void template_print(struct text *t, const cJSON *v);

/* The function whose name text begins with; empty: none. */
struct str template_function(struct str text);
const cJSON *template_call(struct template_errors *e, struct str name, const cJSON *const *args, uint32_t n);

#endif
