/* template.h - the part of Go's text/template that `list -f` is used with: fields of a JSON value, the functions join,
 * len, eq, ne, not, and, or, printf of plain %s and %v; if, else, range, with, end; literals; {{- and -}}. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <cjson/cJSON.h>

#include "kit.h"

struct template_field {
	const char *name;
	int type; /* cJSON_String, cJSON_False (a bool), cJSON_Array, cJSON_NULL (an object): what it is where it is
		     empty */
};
/* Adds what the template makes of a value; a field that the value does not have must be among `known` (no name ends
 * it), for fields that are empty are left out. Returns NULL, or what is wrong. */
const char *template_run(struct text *out, const char *text, const cJSON *value, const struct template_field *known);

#endif
