/* pragma.c - comments that mean something: //line, //go:build, //go:noinline and the like. */
#include "parse.h"
#include "constraint.h"
#include "gc_limits.h"

/* ---- //line ---- */

/* The number after the last ':' of text. False: there is no ':'; *ok: what follows it is a number.
 */
static bool trailing_number(struct str text, size_t *start, uint64_t *number, bool *ok)
{
	size_t i = text.len;

	while (i > 0 && text.data[i - 1] != ':')
		i--;
	if (i == 0)
		return false;
	*start = i;
	*number = 0;
	*ok = i < text.len;
	for (; i < text.len; i++) {
		unsigned digit = (unsigned char)text.data[i] - '0';

		if (digit > 9)
			*ok = false;
		else if (*number <= UINT32_MAX)
			*number = *number * 10 + digit;
	}
	return true;
}

static pos_t pos_after(pos_t pos, size_t bytes)
{
	return POS(pos_file(pos), pos_line(pos), pos_col(pos) + (uint64_t)bytes);
}

/* text: "name:line" or "name:line:col", at text_pos; from `after` on positions are reported so. */
static void line_directive(struct parser *p, pos_t text_pos, pos_t after, struct str text)
{
	size_t start, col_start;
	uint64_t line, col = 0;
	bool ok, line_ok;
	struct str name;

	if (memchr(text.data, '\n', text.len) || !trailing_number(text, &start, &line, &ok))
		return;
	if (!ok) {
		parse_error_at(p, pos_after(text_pos, start), "invalid line number: " STR_FMT, (int)(text.len - start),
			       text.data + start);
		return;
	}
	col_start = start;
	name = (struct str){text.data, start - 1};
	uint64_t number;
	bool has_col = trailing_number(name, &start, &number, &line_ok) && line_ok;
	if (has_col) {
		col = line;
		line = number;
		if (col == 0 || col > GC_MAX_LINE_NUMBER) {
			parse_error_at(p, pos_after(text_pos, col_start), "invalid column number: " STR_FMT,
				       (int)(text.len - col_start), text.data + col_start);
			return;
		}
		text.len = col_start - 1;
		name.len = start - 1;
	} else {
		start = col_start;
	}
	if (line == 0 || line > GC_MAX_LINE_NUMBER) {
		parse_error_at(p, pos_after(text_pos, start), "invalid line number: " STR_FMT, (int)(text.len - start),
			       text.data + start);
		return;
	}
	if (name.len || !has_col)
		p->line_file = arena_str(p->sources->arena, name);
	sources_line(p->sources, (struct line_directive){
				     .pos = after, .name = p->line_file, .line = (uint32_t)line, .col = (uint32_t)col});
}

/* ---- flags ----
 *
 * Errors from here on are no syntax errors: they go to the diagnostics and leave the parser as it
 * is. */

static uint32_t verb_flags(struct str verb)
{
	static const struct {
		const char *verb;
		uint32_t flags;
	} verbs[] = {
	    {"go:build", PRAGMA_BUILD},
	    {"go:noescape", PRAGMA_NOESCAPE},
	    {"go:norace", PRAGMA_NORACE},
	    {"go:nosplit", PRAGMA_NOSPLIT | PRAGMA_NOCHECKPTR},
	    {"go:noinline", PRAGMA_NOINLINE},
	    {"go:nocheckptr", PRAGMA_NOCHECKPTR},
	    {"go:systemstack", PRAGMA_SYSTEMSTACK},
	    {"go:nowritebarrier", PRAGMA_NOWRITEBARRIER},
	    {"go:nowritebarrierrec", PRAGMA_NOWRITEBARRIERREC | PRAGMA_NOWRITEBARRIER},
	    {"go:yeswritebarrierrec", PRAGMA_YESWRITEBARRIERREC},
	    {"go:cgo_unsafe_args", PRAGMA_CGO_UNSAFE_ARGS | PRAGMA_NOCHECKPTR},
	    {"go:uintptrkeepalive", PRAGMA_UINTPTR_KEEPALIVE},
	    {"go:uintptrescapes", PRAGMA_UINTPTR_ESCAPES | PRAGMA_UINTPTR_KEEPALIVE},
	    {"go:registerparams", PRAGMA_REGISTERPARAMS},
	};

	for (size_t i = 0; i < KIT_COUNT(verbs); i++)
		if (str_eq(verb, str_of(verbs[i].verb)))
			return verbs[i].flags;
	return 0;
}

#define RUNTIME_FLAGS                                                                                                  \
	(PRAGMA_SYSTEMSTACK | PRAGMA_NOWRITEBARRIER | PRAGMA_NOWRITEBARRIERREC | PRAGMA_YESWRITEBARRIERREC)

static void flag_directive(struct parser *p, pos_t pos, struct str text, struct str verb)
{
	uint32_t flags = verb_flags(verb);

	if (!p->opt->std && (flags & RUNTIME_FLAGS))
		diag_error(p->diags, pos, "//" STR_FMT " only allowed in runtime", STR_ARG(verb));
	if (!p->opt->std && flags == PRAGMA_UINTPTR_KEEPALIVE)
		diag_error(p->diags, pos, "//" STR_FMT " is only allowed in the standard library", STR_ARG(verb));
	if (!p->opt->std && str_has_prefix(verb, STR("go:cgo_")) && !str_eq(verb, STR("go:cgo_import_dynamic")))
		diag_error(p->diags, pos, "//" STR_FMT " only allowed in cgo-generated code", STR_ARG(text));
	p->pragma->flags |= flags;
	VEC_PUSH(p->arena, &p->pragma->at, (struct pragma_at){flags, pos});
}

/* ---- directives with arguments ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

/* The next word of *rest; false at its end. */
static bool next_word(struct str *rest, struct str *word)
{
	while (rest->len && is_space(*rest->data)) {
		rest->data++;
		rest->len--;
	}
	word->data = rest->data;
	while (rest->len && !is_space(*rest->data)) {
		rest->data++;
		rest->len--;
	}
	word->len = (size_t)(rest->data - word->data);
	return word->len > 0;
}

static void linkname_directive(struct parser *p, pos_t pos, struct str args)
{
	struct linkname l = {.pos = pos, .target = STR("")};
	struct str more;

	if (!next_word(&args, &l.local) || (next_word(&args, &l.target) && next_word(&args, &more))) {
		diag_error(p->diags, pos, "usage: //go:linkname localname [linkname]");
		return;
	}
	VEC_PUSH(p->arena, &p->file->linknames, l);
}

/* A pattern in quotes of either kind at the start of *rest; false when malformed. */
static bool quoted_pattern(struct parser *p, struct str *rest, struct str *pattern)
{
	char quote = rest->data[0];
	size_t i = 1;

	while (i < rest->len && rest->data[i] != quote)
		i += quote == '"' && rest->data[i] == '\\' ? 2 : 1;
	if (i >= rest->len)
		return false;
	i++;
	if (i < rest->len && !is_space(rest->data[i]))
		return false;

	struct node literal = {.kind = NODE_LITERAL};
	literal.literal.kind = LIT_STRING;
	literal.literal.text = (struct str){rest->data, i};
	*pattern = literal_string(p->arena, &literal);
	rest->data += i;
	rest->len -= i;
	return true;
}

const struct embed_match *embed_find(const struct embed_matches *m, struct str pattern)
{
	for (uint32_t i = 0; i < m->list.len; i++)
		if (str_eq(m->list.at[i].pattern, pattern))
			return &m->list.at[i];
	return NULL;
}

static void embed_directive(struct parser *p, pos_t pos, struct str text, struct str args)
{
	uint32_t count = 0;
	struct str pattern;

	for (;;) {
		while (args.len && is_space(*args.data)) {
			args.data++;
			args.len--;
		}
		if (!args.len)
			break;
		pos_t at = pos_after(pos, (size_t)(args.data - text.data));
		if (*args.data != '"' && *args.data != '`') {
			next_word(&args, &pattern);
		} else if (!quoted_pattern(p, &args, &pattern)) {
			diag_error(p->diags, pos, "invalid quoted string in //go:embed: " STR_FMT, STR_ARG(args));
			return;
		}
		VEC_PUSH(p->arena, &p->pragma->embeds, (struct embed_pattern){pos, at, pattern});
		count++;
	}
	if (!count)
		diag_error(p->diags, pos, "usage: //go:embed pattern...");
}

/* A //go:build line above the package clause decides on the file, and on its language version. */
static void build_directive(struct parser *p, pos_t pos, struct str text)
{
	struct str rest = {text.data + strlen("go:build"), text.len - strlen("go:build")};

	while (rest.len && is_space(*rest.data)) {
		rest.data++;
		rest.len--;
	}
	while (rest.len && is_space(rest.data[rest.len - 1]))
		rest.len--;

	struct constraint *c = constraint_parse(p->arena, rest);
	int minor = c ? constraint_go_minor(c) : -1;
	p->file->build_constraint = rest;
	if (minor < 0)
		return;
	p->file->go_major = 1;
	p->file->go_minor = minor;
	p->file->go_version_pos = pos;
}

static void go_directive(struct parser *p, pos_t pos, struct str text)
{
	struct str rest = text, verb;

	next_word(&rest, &verb);
	if (p->top && str_eq(verb, STR("go:build")))
		build_directive(p, pos, text);
	if (!p->pragma)
		p->pragma = ARENA_NEW(p->arena, struct pragma);
	if (!p->s.blank) /* must be on a line of its own */
		diag_error(p->diags, pos, "misplaced compiler directive");
	else if (str_eq(verb, STR("go:linkname")) || str_eq(verb, STR("go:linknamestd"))) /* the library's own */
		linkname_directive(p, pos, rest);
	else if (str_eq(verb, STR("go:embed")))
		embed_directive(p, pos, text, rest);
	else
		flag_directive(p, pos, text, verb);
}

void pragma_directive(struct scanner *s, pos_t pos, pos_t after, struct str text, bool line_comment)
{
	struct parser *p = (struct parser *)s;
	size_t line_len = strlen("line ");

	if (!str_has_prefix(text, STR("line "))) {
		go_directive(p, pos_after(pos, 2), text);
		return;
	}
	if (line_comment && pos_col(pos) != 1)
		return;
	line_directive(p, pos_after(pos, 2 + line_len), after, (struct str){text.data + line_len, text.len - line_len});
}

/* ---- where they belong ---- */

static void misplaced(struct parser *p, const struct pragma *pragma, uint32_t allowed)
{
	for (uint32_t i = 0; i < pragma->at.len; i++)
		if (pragma->at.at[i].flag & ~allowed)
			diag_error(p->diags, pragma->at.at[i].pos, "misplaced compiler directive");
	if (allowed & PRAGMA_EMBED)
		return;
	for (uint32_t i = 0; i < pragma->embeds.len; i++)
		diag_error(p->diags, pragma->embeds.at[i].pos, "misplaced go:embed directive");
}

struct pragma *pragma_take(struct parser *p, uint32_t allowed)
{
	struct pragma *pragma = p->pragma;

	p->pragma = NULL;
	if (!pragma)
		return NULL;
	misplaced(p, pragma, allowed);
	if ((allowed & PRAGMA_EMBED) && p->fnest > 0 && pragma->embeds.len)
		diag_error(p->diags, pragma->embeds.at[0].pos, "go:embed cannot apply to var inside func");
	return pragma;
}

void pragma_clear(struct parser *p)
{
	struct pragma *pragma = p->pragma;

	p->pragma = NULL;
	if (pragma)
		misplaced(p, pragma, 0);
}

static bool imports(const struct syntax_file *f, struct str path)
{
	for (uint32_t i = 0; i < f->decls.len; i++) {
		const struct node *d = f->decls.at[i];
		struct str text;

		if (d->kind != NODE_IMPORT_DECL || !d->import.path)
			continue;
		text = d->import.path->literal.text;
		if (text.len == path.len + 2 && !memcmp(text.data + 1, path.data, path.len))
			return true;
	}
	return false;
}

static void check_embed(struct parser *p, const struct node *d, bool imported)
{
	const struct pragma *pragma = d->var_decl.pragma;
	const char *message;

	if (!pragma || !pragma->embeds.len)
		return;
	if (!imported)
		message = "go:embed requires import \"embed\" (or import _ \"embed\", if package is not "
			  "used)";
	else if (d->var_decl.names.len > 1)
		message = "go:embed cannot apply to multiple vars";
	else if (d->var_decl.values.len)
		message = "go:embed cannot apply to var with initializer";
	else
		return;
	diag_error(p->diags, pragma->embeds.at[0].pos, "%s", message);
}

void pragma_check_file(struct parser *p)
{
	const struct syntax_file *f = p->file;
	bool embed = imports(f, STR("embed"));

	for (uint32_t i = 0; i < f->decls.len; i++)
		if (f->decls.at[i]->kind == NODE_VAR_DECL)
			check_embed(p, f->decls.at[i], embed);
	if (imports(f, STR("unsafe")))
		return;
	for (uint32_t i = 0; i < f->linknames.len; i++)
		diag_error(p->diags, f->linknames.at[i].pos,
			   "//go:linkname only allowed in Go files that import \"unsafe\"");
}
