/* vm_reach.h - what each function and each variable of a package leads to, for deciding which of them a program needs.
 *
 * The facts follow from the package's VM IR alone and are kept with its summary, as bytes that are read where they lie.
 * Functions and variables with a body or a place of their own here are items; an item has edges to what must be in the
 * program when it is. driver/reach.c walks them: rapid type analysis (Bacon and Sweeney, OOPSLA 1996), with the kinds
 * of edges that Go's linker goes by. Types are those of which interface values may come to be: in values that an item
 * boxes, and in what their descriptors lead to, as reflection finds it. */
#ifndef VM_REACH_H
#define VM_REACH_H

#include "vm.h"

#define VM_REACH_NONE UINT32_MAX

enum vm_reach_kind {
	VM_REACH_SYMBOL, /* names a function or variable: number of its symbol's name */
	VM_REACH_TYPE,   /* may make interface values of a type: number of the type */
	VM_REACH_CALL,   /* calls a method of an interface: name of its key (name and type) */
	VM_REACH_NAMED,  /* asks reflection for the method of this name */
	VM_REACH_METHODS /* asks reflection for methods whose names are not known */
};
/* An edge is its kind and its operand. */
#define VM_REACH_EDGE(kind, operand) ((uint32_t)(kind) << 29 | (operand))
#define VM_REACH_KIND(edge)          ((enum vm_reach_kind)((edge) >> 29))
#define VM_REACH_OPERAND(edge)       ((edge) & ((UINT32_C(1) << 29) - 1))

struct vm_reach_item {
	uint32_t name;  /* link symbol */
	uint32_t size;  /* instructions of a function; a variable: 0 */
	uint32_t edges; /* its first; the next item's is its end */
	uint32_t when;  /* of a variable's initialiser: symbol of that variable, without which it is not needed */
};
struct vm_reach_type {
	uint32_t link;     /* unique in the program */
	uint32_t methods;  /* first, as above */
	uint32_t children; /* first: numbers of the types that its descriptor leads to */
};
struct vm_reach_method {
	uint32_t key, name; /* key: as of VM_REACH_CALL; name: NONE when not exported, for reflection finds no such */
	uint32_t ifn, tfn;  /* symbols */
	uint32_t type;      /* number of the func type */
};
struct vm_reach {
	uint32_t nnames, nitems, nedges, ntypes, nmethods, nchildren, nbytes;
	const uint32_t *names;
	const struct vm_reach_item
	    *items; /* functions in the package's order, then variables; one more ends the list */
	const uint32_t *edges;
	const struct vm_reach_type *types; /* one more ends the list */
	const struct vm_reach_method *methods;
	const uint32_t *children;
	const char *bytes;
};

/* Whether it is one of the items. */
bool vm_reach_has_func(const struct vm_func *f);
bool vm_reach_has_global(const struct vm_global *g);
/* The symbol of the function of this name: the name, but where that has quotes, which linker scripts cannot spell.
 * Method tables name it with "·m" behind; only the program says where that leads. */
const char *vm_reach_symbol(struct arena *a, const char *name);
struct str vm_reach_write(struct arena *a, const struct vm_package *p);
/* False when the bytes are not such facts. They are aligned to 4 and live as long as *out. */
bool vm_reach_read(struct str bytes, struct vm_reach *out);
/* NUL-terminated. */
static inline const char *vm_reach_name(const struct vm_reach *r, uint32_t name)
{
	return r->bytes + r->names[name];
}

#endif
