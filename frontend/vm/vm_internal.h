/* vm_internal.h - what the files of frontend/vm share with each other and with nobody else. */
#ifndef VM_INTERNAL_H
#define VM_INTERNAL_H

#include "vm_analysis.h"

/* ---- the type table (vm_type.c, vm_layout.c) ---- */

/* A type and what only the table knows about it. */
struct vm_cell {
	struct vm_type type;              /* first, so that the table's own types can be widened */
	const struct vm_type *underlying; /* of a named type */
	bool laid_out;
};

struct vm_types {
	struct arena *arena;
	struct map *by_link; /* link string -> struct vm_type * */
	VEC(struct vm_type *) all;
	VEC(struct vm_type *) waiting; /* for the layout of a type they hold by value */
	const struct vm_type *basic[VM_MAPITER + 1];
};

/* Lays the type out if the types it holds by value are, else puts it on the waiting list. */
void vm_layout_now(struct vm_types *t, struct vm_type *type);

/* ---- control flow (vm_spine.c) ---- */

/* Blocks that every run to the end executes exactly once, in their order; their number. */
uint32_t vm_spine(struct arena *a, const struct vm_func *f, uint32_t **spine);

/* ---- removing (vm_remove.c) ---- */

/* What is marked leaves the package; what stays is numbered anew. Of variables the first n have
 * marks. */
void vm_remove_globals(struct vm_package *p, const bool *gone, uint32_t n);
/* Temporaries that no instruction mentions any more. */
void vm_remove_unused_temps(struct vm_func *f);

/* ---- names (vm_names.c) ---- */

extern const char *const vm_site_kind_names[];
extern const uint32_t vm_site_kind_count;
extern const char *const vm_verdict_names[];
extern const uint32_t vm_verdict_count;
extern const char *const vm_placement_names[];
extern const uint32_t vm_placement_count;
extern const char *const vm_unary_names[];
extern const uint32_t vm_unary_count;
extern const char *const vm_binary_names[];
extern const uint32_t vm_binary_count;
extern const char *const vm_why_ids[]; /* VM_WHY_ names in lower case */

/* A bit set printed as words: names[i] is bit i. */
struct vm_flag_names {
	const char *const *names;
	uint32_t n;
};
extern const struct vm_flag_names vm_inst_flag_names, vm_local_flag_names, vm_func_flag_names;

/* "…" with \n, \t, \", \\ and \xNN escapes. */
void vm_put_quoted(struct text *out, struct str s);
/* A name as it is where every byte is a letter, digit or in also, quoted otherwise. */
void vm_put_name(struct text *out, const char *name, const char *also);
bool vm_name_byte(unsigned char c, const char *also);
#define VM_LINK_BYTES "./~$"
#define VM_NAME_BYTES "~"

/* ---- printing (vm_print.c, vm_print_type.c) ---- */

struct vm_printer {
	struct arena *arena;
	struct text out;
	const struct vm_package *pkg;
	const struct vm_func *func;
	struct map *locals;               /* of func: name -> count + 1 */
	struct map *seen;                 /* types mentioned */
	uint32_t *first_site, *next_site; /* by function, by site: index + 1, 0 at the end */
	VEC(const struct vm_type *) types;
	uint32_t *files; /* number printed for each source file, 0: not mentioned yet */
	uint32_t nfiles;
};

void vm_print_type(struct vm_printer *p, const struct vm_type *type);
/* The form behind the name of a named type; the type itself where it has none. */
void vm_print_underlying(struct vm_printer *p, const struct vm_type *type);

/* ---- parsing (vm_parse*.c) ---- */

struct vm_parser {
	struct arena *arena;
	struct vm_types *types;
	struct diags *diags;
	struct sources *sources;
	uint32_t file;
	const char *at, *end, *line_start;
	uint32_t line;
	bool failed;
	uint32_t type_depth; /* types being read in one another */
	struct vm_package *pkg;
	VEC(uint32_t) files; /* number in the text - 1 -> index in sources */
	struct map *funcs, *globals;
	struct vm_func *func; /* being read */
	struct map *locals;   /* of func: name -> index + 1; ambiguous names -> UINT32_MAX */
};

/* Reports the first error only; afterwards every reader returns at once. */
void vm_parse_error(struct vm_parser *p, const char *fmt, ...) KIT_PRINTF(2, 3);
void vm_skip_blanks(struct vm_parser *p);              /* not newlines */
bool vm_accept(struct vm_parser *p, const char *word); /* punctuation, or a whole word */
void vm_expect(struct vm_parser *p, const char *word);
bool vm_at_line_end(struct vm_parser *p);
struct str vm_read_word(struct vm_parser *p, const char *also); /* name or quoted string */
struct str vm_read_quoted(struct vm_parser *p);
uint64_t vm_read_unsigned(struct vm_parser *p);
int64_t vm_read_signed(struct vm_parser *p);
double vm_read_float(struct vm_parser *p);
pos_t vm_read_pos(struct vm_parser *p);
uint32_t vm_read_choice(struct vm_parser *p, const char *const *names, uint32_t n, const char *what);
uint32_t vm_read_flags(struct vm_parser *p, struct vm_flag_names names);
struct vm_func *vm_read_func_name(struct vm_parser *p);
struct vm_global *vm_read_global_name(struct vm_parser *p);
const struct vm_type *vm_read_type(struct vm_parser *p);
void vm_next_line(struct vm_parser *p);
struct vm_const *vm_read_const(struct vm_parser *p, const struct vm_type **type);
void vm_read_func(struct vm_parser *p, struct vm_func *f);

#endif
