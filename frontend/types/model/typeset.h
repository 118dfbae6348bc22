/* typeset.h - type sets of interfaces, and lazily completed parts of types. Shared by the files of
 * this folder. */
#ifndef TYPESET_H
#define TYPESET_H

#include "types.h"

/* A union of terms: all types, or those listed (none: the empty set). */
struct terms {
	bool all;
	struct union_term *at;
	uint32_t len;
};

struct typeset {
	struct object_list methods; /* sorted */
	struct terms terms;
	bool comparable; /* only with terms.all */
	bool bad;        /* a union with too many terms: ignored */
};

bool typeset_is_empty(const struct typeset *s);
bool typeset_is_all(const struct typeset *s);        /* no restriction at all */
bool typeset_is_method_set(const struct typeset *s); /* methods only */
bool typeset_has_terms(const struct typeset *s);
bool typeset_subset(struct types *ts, const struct typeset *x, const struct typeset *y);
/* fn holds for each term; without specific terms for NULL. */
bool typeset_is(const struct typeset *s, bool (*fn)(const struct union_term *term, void *arg), void *arg);

bool terms_equal(const struct terms *x, const struct terms *y);
bool terms_include(const struct terms *x, struct type *t);
bool term_includes(const struct union_term *x, struct type *t);
bool term_disjoint(const struct union_term *x, const struct union_term *y);
struct str terms_string(struct arena *a, const struct terms *x, const struct qualifier *q);

/* Type set of an interface type (not of a name for one); computed once, errors at pos while its
 * package is checked. */
struct typeset *type_typeset(struct type *iface);
struct typeset *type_typeset_at(struct type *iface, pos_t pos);
/* Terms of a union; memo is a map of the caller (NULL: none). */
struct typeset *union_typeset(struct type *u, pos_t pos);

/* Constraint of a type parameter as an interface type. */
struct type *param_iface(struct type *param);
/* Fills in from_rhs of an instance of a generic type. */
void named_expand(struct type *named);
/* Type parameters of the generic function that a type is declared in: it has an instance per
 * instance of the function. NULL: none. */
const struct type_list *named_implicit_params(const struct type *named);
/* See check.h; here for files that need no checker. */
bool type_each(struct type *t, bool (*fn)(struct type *t, struct type *under, void *arg), void *arg);
struct package *package_checked(struct checker *c);

/* Method order: exported names first, then by name, then by package path. */
int object_cmp(const struct object *a, const struct object *b);
void methods_sort(struct arena *a, struct object_list *l); /* stable */
/* A copy of method m with another signature. */
struct object *method_with_type(struct types *ts, struct object *m, struct type *sig);
/* Methods whose receiver is from get copies with receiver to; false: there were none. */
bool methods_replace_receiver(struct types *ts, struct object_list *methods, const struct type *from, struct type *to);
bool type_identical_or_invalid(struct type *x, struct type *y);

#endif
