/* parse.h - the parser's own header: its state and what its files call in each other. */
#ifndef PARSE_H
#define PARSE_H

#include "scan.h"

/* Constructs may nest this deep; recursion in the parser is bounded by it. */
#define PARSE_NEST_LIMIT 1000
/* Height of the tree, chains such as a+b+c… included; recursion in later stages is bounded by it.
 */
#define TREE_HEIGHT_LIMIT 10000

struct parser {
	struct scanner s; /* first: the scanner's callbacks get the parser from it */
	struct arena *arena;
	struct intern *names;
	struct sources *sources;
	struct diags *diags;
	const struct parse_options *opt;
	struct syntax_file *file;

	bool failed;              /* any error */
	uint32_t errors;          /* errors so far */
	uint32_t error_line;      /* of the last syntax error: one a line */
	struct str other_message; /* last of the other errors: repetitions on its line are dropped */
	uint32_t other_line;
	struct str line_file; /* name that the last line directive gave; data NULL: none */

	struct pragma *pragma; /* directives seen and not yet taken by a declaration */
	bool top;              /* before the package clause */
	int fnest;             /* functions around */
	int xnest;             /* expressions around; < 0 where '{' opens a block, not a literal */
	int nest;              /* constructs around, for PARSE_NEST_LIMIT */
	int deepest;           /* highest nest so far */
	uint32_t links;        /* what long chains add to the tree's height, at most */
	bool too_deep;         /* a limit was hit: not even labels are looked at */
	struct nodes bodies;   /* functions whose labels are to be checked */
};

/* ---- parse.c: tokens and errors ---- */

#define TOK_SET(name) ((uint64_t)1 << TOK_##name)

bool parse_got(struct parser *p, enum token tok);
void parse_want(struct parser *p, enum token tok);
/* Skips to a token of `follow`, or inside functions to one that starts a statement; with an empty
 * set, over one token. */
void parse_advance(struct parser *p, uint64_t follow);

/* An error as it stands. */
void parse_error_at(struct parser *p, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
/* "syntax error: …". A message that begins with "in ", "at ", "after " or "expected " is completed
 * with what stands there instead. */
void parse_syntax_error(struct parser *p, const char *fmt, ...) KIT_PRINTF(2, 3);
void parse_syntax_error_at(struct parser *p, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
/* "comma", "keyword func": for messages. */
const char *parse_token_words(enum token tok);

/* Around each recursive construct; false, after an error that ends the parse, when too deep. Every
 * call is paired with parse_leave. */
bool parse_enter(struct parser *p);
void parse_leave(struct parser *p);
/* Counts the n-th link of a chain that is parsed by a loop, such as a+b+c, f(x).y[z] or else if. */
void parse_link(struct parser *p, uint32_t n);

struct node *parse_node(struct parser *p, enum node_kind kind); /* at the current token */

/* Elements up to `close`, between separators:
 *	struct list l = {"argument list", TOK_COMMA, TOK_RPAREN};
 *	while (parse_list(p, &l)) … one element …
 * l.end is the position of the closing token. */
struct list {
	const char *context;
	enum token sep, close;
	bool started;
	bool done; /* set by the caller: no more elements */
	pos_t end;
};
bool parse_list(struct parser *p, struct list *l);

/* ---- parse_decl.c ---- */

void parse_file(struct parser *p);
/* After the keyword `tok` (const, type, var, import): one declaration, or a group of them. */
void parse_decl_group(struct parser *p, enum token tok, struct nodes *decls);

/* ---- parse_type.c ---- */

struct node *parse_type(struct parser *p);
struct node *parse_type_or_null(struct parser *p);
struct node *parse_array_type(struct parser *p, pos_t pos, struct node *len);
struct node *parse_slice_type(struct parser *p, pos_t pos);
/* context: what must have no type parameters, or NULL; tparams may be NULL then only. */
struct node *parse_func_type(struct parser *p, const char *context, struct nodes *tparams);
struct node *parse_qualified_name(struct parser *p, struct node *name);
/* At '[': an array or slice type, or type arguments as a NODE_INDEX whose x the caller
 * fills in. */
struct node *parse_array_or_type_args(struct parser *p);
/* term { "|" term }; f: a field whose type is the first term, or NULL. */
struct node *parse_embedded_element(struct parser *p, struct node *f);
bool parse_at_op(const struct parser *p, enum op op);

/* ---- parse_param.c ---- */

/* After '(' or '['. name: the first name, when it has been read; type: its type, when that has been
 * too. Either all of the result have names or none. */
struct nodes parse_param_list(struct parser *p, struct node *name, struct node *type, enum token close,
			      bool require_names, bool dots_ok);

/* ---- parse_expr.c ---- */

struct node *parse_expr(struct parser *p);
struct node *parse_binary_expr(struct parser *p, struct node *x, int prec);
struct node *parse_primary_expr(struct parser *p, struct node *x, bool keep_parens);
struct nodes parse_expr_list(struct parser *p);
/* One expression (a type when strict) and further types; *comma: there was one. */
struct nodes parse_type_list(struct parser *p, bool strict, bool *comma);
struct node *parse_name(struct parser *p);
struct nodes parse_name_list(struct parser *p, struct node *first);
struct node *parse_name_at(struct parser *p, pos_t pos, const char *text);
struct node *parse_literal_or_null(struct parser *p);
struct node *parse_bad_expr(struct parser *p);

/* ---- parse_stmt.c ---- */

/* context: "for clause", or "" when the '{' is there. */
struct node *parse_block(struct parser *p, const char *context);
struct node *parse_func_body(struct parser *p);

/* ---- pragma.c: comments that mean something ---- */

void pragma_directive(struct scanner *s, pos_t pos, pos_t after, struct str text, bool line_comment);
/* The directives above what is parsed now; `allowed` are the flags that it takes, others are
 * reported. NULL: none. */
struct pragma *pragma_take(struct parser *p, uint32_t allowed);
/* What has been collected stands where nothing takes it. */
void pragma_clear(struct parser *p);
#define PRAGMA_FUNC_FLAGS                                                                                              \
	(PRAGMA_NOINTERFACE | PRAGMA_NOESCAPE | PRAGMA_NORACE | PRAGMA_NOSPLIT | PRAGMA_NOINLINE | PRAGMA_NOCHECKPTR | \
	 PRAGMA_REGISTERPARAMS | PRAGMA_CGO_UNSAFE_ARGS | PRAGMA_UINTPTR_KEEPALIVE | PRAGMA_UINTPTR_ESCAPES |          \
	 PRAGMA_SYSTEMSTACK | PRAGMA_NOWRITEBARRIER | PRAGMA_NOWRITEBARRIERREC | PRAGMA_YESWRITEBARRIERREC)
/* What can be said of directives once the imports are known: go:embed, go:linkname. */
void pragma_check_file(struct parser *p);

/* ---- branches.c ---- */

/* Labels and branch statements of a function body: sets the targets, reports misuse. Nothing in scratch lives on. */
void branches_check(struct parser *p, struct node *body, struct arena *scratch);

#endif
