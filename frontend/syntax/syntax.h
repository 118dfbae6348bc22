/* syntax.h - stage header of frontend/syntax: tokens, the tree, the parse entry.
 *
 * One struct for all nodes: a head (kind, position, and what the checker finds out) and a union
 * with one member per shape. The tree is made by the parser and never changes its form afterwards;
 * the checker fills in the head's second half. Nodes are pointed to, never copied by value: node_new
 * allocates no more of the union than the kind uses. */
#ifndef SYNTAX_H
#define SYNTAX_H

#include "diag.h"
#include "kit.h"
#include "unicode.h"

/* ---- tokens (tokens.def) ---- */

enum token {
	TOK_NONE,
#define TOKEN(name, text) TOK_##name,
#include "tokens.def"
	TOK_COUNT
};

enum op {
	OP_NONE,
#define OPERATOR(name, text, prec) OP_##name,
#include "tokens.def"
	OP_COUNT
};

const char *token_name(enum token t); /* "name", "op", ":=", "func" */
const char *op_text(enum op op);      /* "+", "" for OP_NONE */
int op_precedence(enum op op);        /* 1 (||) .. 5 (*), 0 for what is not binary */

enum literal_kind { LIT_INT, LIT_FLOAT, LIT_IMAG, LIT_RUNE, LIT_STRING };

/* ---- what later stages attach (opaque here) ---- */

struct type;      /* types.h */
struct const_val; /* exact constant */
struct object;    /* what a name denotes */
struct selection; /* path of x.f */
struct instance;  /* type arguments at a use of a generic function or type */
struct func_info; /* captures and the like of one function */

/* ---- the tree ---- */

enum node_kind {
	NODE_NONE,
#define NODE(kind, class, ...) NODE_##kind,
#include "nodes.def"
	NODE_COUNT
};

struct node;
/* A list of children; VEC_PUSH works on it. */
struct nodes {
	struct node **at;
	uint32_t len, cap;
};

/* All declarations between one pair of parentheses share one. */
struct decl_group {
	pos_t pos; /* of the opening parenthesis */
	uint32_t len;
};

enum chan_dir { CHAN_BOTH, CHAN_SEND /* chan<- */, CHAN_RECV /* <-chan */ };

/* Compiler directives above a declaration. */
enum pragma_flag {
	PRAGMA_NOINLINE = 1 << 0,
	PRAGMA_NOSPLIT = 1 << 1,
	PRAGMA_NOESCAPE = 1 << 2,
	PRAGMA_NORACE = 1 << 3,
	PRAGMA_NOCHECKPTR = 1 << 4,
	PRAGMA_UINTPTR_ESCAPES = 1 << 5,
	PRAGMA_UINTPTR_KEEPALIVE = 1 << 6,
	PRAGMA_NOINTERFACE = 1 << 7,
	PRAGMA_SYSTEMSTACK = 1 << 8,
	PRAGMA_NOWRITEBARRIER = 1 << 9,
	PRAGMA_YESWRITEBARRIERREC = 1 << 10,
	PRAGMA_CGO_UNSAFE_ARGS = 1 << 11,
	PRAGMA_REGISTERPARAMS = 1 << 12,
	PRAGMA_NOTINHEAP = 1 << 13,
	PRAGMA_EMBED = 1 << 14,
	PRAGMA_NOWRITEBARRIERREC = 1 << 15,
	PRAGMA_BUILD = 1 << 16, /* a //go:build line, which belongs above the package clause */
};
struct embed_pattern {
	pos_t pos, at; /* of the directive, of the pattern */
	struct str pattern;
};
/* What the patterns of a package stand for (frontend/load finds it). */
struct embed_file {
	const char *name; /* from the package's folder */
	struct str text;
};
struct embed_match {
	struct str pattern;
	pos_t pos;                    /* where it stands first */
	VEC(struct embed_file) files; /* sorted by name */
};
struct embed_matches {
	VEC(struct embed_match) list;
};
/* NULL: not one of its patterns. */
const struct embed_match *embed_find(const struct embed_matches *m, struct str pattern);

struct pragma {
	uint32_t flags;
	VEC(struct pragma_at {
		uint32_t flag; /* 0: a directive without meaning here (go:generate) */
		pos_t pos;
	})
	at;
	VEC(struct embed_pattern) embeds;
};

struct node {
	enum node_kind kind;
	uint8_t mode;  /* operand mode, types.h; 0 = not checked */
	uint8_t flags; /* checker's own */
	pos_t pos;     /* of the token that marks the construct: the operator of a binary expression, the
			* '.', '[' or '(' of a selector, index or call, the keyword of a statement */

	struct type *type;      /* of an expression; the denoted type of a type expression */
	struct const_val *cval; /* exact value of a constant expression, NULL otherwise */
	struct object *obj;     /* of names (uses and definitions), selectors, implicit objects of
				 * clauses and imports */
	struct selection *sel;  /* of selectors x.f that are not qualified names, and of names that
				 * are keys of struct literals */
	struct instance *inst;  /* of names, selectors and indexes that denote a generic instance */

	union {
		struct {
			const char *text; /* interned; "_" is a name like others */
		} name;
		struct {
			struct str text; /* as written, quotes included; of a raw string with its CRs */
			enum literal_kind kind;
			bool bad; /* syntax error inside, already reported */
		} literal;
		struct {
			struct node *type; /* NULL inside another literal */
			struct nodes elems;
			uint32_t nkeys; /* how many are NODE_KEY_VALUE */
			pos_t rbrace;
		} composite;
		struct {
			struct node *key, *value;
		} key_value;
		struct {
			struct node *type, *body;
			struct func_info *info;
		} func_lit;
		struct {
			struct node *x;
		} paren;
		struct {
			struct node *x, *name;
		} selector;
		struct {
			struct node *x;
			struct nodes args; /* one index, or type arguments; at least one */
		} index;
		struct {
			struct node *x, *index[3];
			bool full; /* written with two colons */
		} slice;
		struct {
			struct node *x, *type;
		} assertion; /* x.(T) */
		struct {
			struct node *name, *x;
		} guard; /* name := x.(type) */
		struct {
			struct node *x, *y; /* y is NULL for NODE_UNARY: + - ! ^ * & <- ~ */
			enum op op;
		} op; /* NODE_UNARY, NODE_BINARY */
		struct {
			struct node *fun;
			struct nodes args;
			pos_t rparen;
			bool dots; /* f(s...) */
		} call;

		struct {
			struct node *len, *elem; /* len NULL: [...]T */
		} array_type;
		struct {
			struct node *elem;
		} elem_type; /* NODE_SLICE_TYPE, NODE_DOTS_TYPE */
		struct {
			struct nodes fields; /* NODE_FIELD */
			pos_t rbrace;
		} struct_type;
		struct {
			struct nodes params, results; /* NODE_FIELD */
			pos_t rparen;                 /* of the parameters */
		} func_type;
		struct {
			struct nodes methods; /* NODE_FIELD: named with NODE_FUNC_TYPE, or an embedded
					       * element: type, ~T, unions as NODE_BINARY OP_OR */
			pos_t rbrace;
		} interface_type;
		struct {
			struct node *key, *value;
		} map_type;
		struct {
			struct node *elem;
			enum chan_dir dir;
		} chan_type;
		struct {
			/* Parameter, result, type parameter, struct field or interface element.
			 * Names of one list "a, b T" share the type's node. */
			struct node *name; /* NULL: unnamed parameter, embedded field or element */
			struct node *type;
			struct node *tag; /* struct fields only; may be NULL */
		} field;

		struct {
			struct node *label, *stmt;
			bool looping;    /* a goto further down comes back to it */
			bool jumped_to;  /* by any goto */
			struct node *in; /* checker: the loop over a function whose body it stands in, or NULL */
		} labeled;
		struct {
			struct nodes stmts;
			pos_t rbrace;
		} block;
		struct {
			struct node *x;
		} expr_stmt;
		struct {
			struct node *chan, *value;
		} send;
		struct {
			struct nodes decls;
		} decl_stmt;
		struct {
			/* op: OP_NONE for =, OP_DEF for :=, else of op=. x++ and x-- are OP_ADD,
			 * OP_SUB with an empty rhs. */
			struct nodes lhs, rhs;
			enum op op;
		} assign;
		struct {
			enum token tok;      /* TOK_BREAK, TOK_CONTINUE, TOK_GOTO, TOK_FALLTHROUGH */
			struct node *label;  /* may be NULL */
			struct node *target; /* goto: NODE_LABELED; break, continue: the NODE_FOR,
					      * NODE_SWITCH or NODE_SELECT left or continued; else NULL */
		} branch;
		struct {
			enum token tok; /* TOK_GO, TOK_DEFER */
			struct node *call;
		} call_stmt;
		struct {
			struct nodes results;
		} ret;
		struct {
			struct node *init, *cond, *then, *else_; /* else_: NODE_IF or NODE_BLOCK */
		} if_stmt;
		struct {
			struct node *init; /* NODE_RANGE for range loops */
			struct node *cond, *post, *body;
		} for_stmt;
		struct {
			struct nodes lhs; /* empty: no left side */
			struct node *x;
			bool def;                /* := */
			struct range_body *body; /* checker: of a range over a function, else NULL */
		} range;
		struct {
			struct node *init, *tag; /* tag NODE_TYPE_SWITCH_GUARD: a type switch; NULL: true */
			struct nodes clauses;    /* NODE_CASE */
			pos_t rbrace;
		} switch_stmt;
		struct {
			struct nodes clauses; /* NODE_COMM */
			pos_t rbrace;
		} select;
		struct {
			struct nodes exprs; /* empty when is_default */
			struct nodes body;
			pos_t colon;
			bool is_default;
		} case_clause;
		struct {
			struct node *comm; /* send, receive (NODE_EXPR_STMT, NODE_ASSIGN); NULL: default */
			struct nodes body;
			pos_t colon;
		} comm_clause;

		struct {
			struct decl_group *group; /* NULL: not in parentheses */
			struct node *name;        /* ".", "_" or a name; NULL: the package's own */
			struct node *path;        /* NULL after a syntax error */
		} import;
		struct {
			struct decl_group *group;
			struct nodes names;
			struct node *type;
			struct nodes values;
			struct node *inherit; /* the declaration whose type and values hold: this one when
					       * it has any, an earlier one of the group, or NULL */
			uint32_t iota;
		} const_decl;
		struct {
			struct decl_group *group;
			struct pragma *pragma; /* NULL: none; so everywhere */
			struct node *name, *type;
			struct nodes tparams;
			bool alias;
		} type_decl;
		struct {
			struct decl_group *group;
			struct pragma *pragma;
			struct nodes names;
			struct node *type;
			struct nodes values;
		} var_decl;
		struct {
			struct pragma *pragma;
			struct node *recv, *name, *type, *body; /* body NULL: declared elsewhere */
			struct nodes tparams;
			struct func_info *info;
		} func_decl;
	};
};

const char *node_kind_name(enum node_kind k); /* "CALL" */
struct node *node_new(struct arena *a, enum node_kind kind, pos_t pos);
/* The same node again; its children are shared. */
struct node *node_copy(struct arena *a, const struct node *n);
/* Leftmost and rightmost position of a node in the source; the rightmost is as rough as gc's own (a
 * call ends with its last argument). Messages of the checker stand at node_start. */
pos_t node_start(const struct node *n);
pos_t node_end(const struct node *n);
/* Without parentheses around it. */
struct node *node_unparen(struct node *n);
/* A function with type parameters, or a method whose receiver has them. */
bool func_decl_is_generic(const struct node *decl);
/* Direct children in source order, NULLs left out. */
void node_children(struct arena *a, const struct node *n, struct nodes *out);

/* ---- files ---- */

struct linkname {
	pos_t pos;
	struct str local, target; /* target empty: only one name given */
};

struct syntax_file {
	uint32_t index;       /* in struct sources; POS(index, line, col) */
	pos_t pos;            /* of "package" */
	struct node *package; /* NODE_NAME; NULL when the package clause is broken */
	struct nodes decls;
	pos_t end;
	struct str build_constraint; /* the //go:build expression, empty if none */
	int go_major, go_minor;      /* language version that a //go:build line asks for; 0 = none */
	pos_t go_version_pos;
	struct pragma *pragma; /* above the package clause */
	VEC(struct linkname) linknames;
	bool bad;     /* had syntax errors: not to be type-checked. A malformed literal or a misused
		       * label does not count, as in gc */
	bool patched; /* lost declarations to other files (syntax_patch): what it imports may be unused */
};

struct parse_options {
	bool imports_only; /* stop after the import declarations */
	bool no_branches;  /* leave labels and branch targets unchecked */
	bool no_bodies;    /* of source without errors: bodies of functions that are not generic are left empty */
	/* With no_bodies: names of functions and methods whose bodies are read though; NULL: none. */
	const struct map *bodies;
	bool std; /* of the standard library: its directives are allowed */
};

/* Parses source file `index`. Reports to d; always gives a file, complete as far as it was
 * understood. Tree and names live in a and in. */
struct syntax_file *syntax_parse(struct arena *a, struct intern *in, struct sources *src, uint32_t index,
				 struct diags *d, const struct parse_options *opt);

/* ---- patch.c ---- */

/* Each top-level declaration (function, method, type, variable, constant; not init) in a file whose flag in patches is
 * set takes the place of those of its name in the other files of the package, which lose them, with their linknames. */
void syntax_patch(struct arena *a, struct intern *in, struct syntax_file *const *files, const bool *patches,
		  uint32_t n);

/* ---- literals and characters ---- */

/* Value of a string literal; empty when it is malformed. */
struct str literal_string(struct arena *a, const struct node *n);
/* Value of a rune literal; 0 when it is malformed. */
uint32_t literal_rune(const struct node *n);

struct str rune_quote(struct arena *a, uint32_t rune);      /* %q: 'x' */
struct str rune_code_point(struct arena *a, uint32_t rune); /* %#U: U+0078 'x' */
struct str str_quote(struct arena *a, struct str s);        /* %q: "x" */

/* ---- printing ---- */

/* As gc prints an expression in messages: bodies of literals shortened to {…}. */
struct str node_string(struct arena *a, const struct node *n);
void node_print(struct text *t, const struct node *n);

/* The tree as text, one node a line, children indented (--dump=tree). */
void tree_dump(struct text *t, const struct sources *src, const struct syntax_file *f);
/* Shape of every node against nodes.def; a wrong one is an internal error. */
void tree_check(const struct syntax_file *f);

#endif
