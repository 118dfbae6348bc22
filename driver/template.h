/* template.h - the part of Go's text/template that `list -f` is used with: fields of a JSON value, variables, the
 * functions join, len, index, eq to ge, not, and, or, context, printf of %s and its like; if, else, range, with, end;
 * literals; {{- and -}}. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <cjson/cJSON.h>

#include "kit.h"

struct template_field {
	const char *name;
	int type; /* cJSON_String, cJSON_False (a bool), cJSON_Array, cJSON_NULL (an object): what it is where it is
		     empty */
};
/* Adds what the template makes of a value; context is what the function of that name returns; a field that the value
 * does not have must be among `known` (no name ends it), for fields that are empty are left out. Returns NULL, or what
 * is wrong. */
const char *template_run(struct text *out, const char *text, const cJSON *value, const struct template_field *known,
			 const cJSON *context);

#endif
