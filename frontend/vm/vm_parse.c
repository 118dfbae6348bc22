/* vm_parse.c - reads the text form of a package: words, positions, and the package's own lines.
 *
 * Two passes, because anything may be named before it is described: the first enters files, named
 * types, variables and functions by name, the second reads everything else. */
#include "vm_internal.h"

#include <ctype.h>
#include <stdlib.h>

/* ---- characters and words ---- */

void vm_parse_error(struct vm_parser *p, const char *fmt, ...)
{
	va_list args;

	if (p->failed)
		return;
	p->failed = true;
	va_start(args, fmt);
	struct str message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	diag_error(p->diags, POS(p->file, p->line, p->at - p->line_start + 1), STR_FMT, STR_ARG(message));
	p->at = p->end;
}

void vm_skip_blanks(struct vm_parser *p)
{
	while (p->at < p->end && (*p->at == ' ' || *p->at == '\t' || *p->at == '\r'))
		p->at++;
	if (p->at < p->end && *p->at == ';' && p->at + 1 < p->end && p->at[1] == ';')
		while (p->at < p->end && *p->at != '\n') /* ;; comment */
			p->at++;
}

bool vm_accept(struct vm_parser *p, const char *word)
{
	size_t n = strlen(word);

	vm_skip_blanks(p);
	if ((size_t)(p->end - p->at) < n || memcmp(p->at, word, n) != 0)
		return false;
	if (isalpha((unsigned char)word[n - 1]) && p->at + n < p->end && vm_name_byte((unsigned char)p->at[n], ""))
		return false;
	p->at += n;
	return true;
}

void vm_expect(struct vm_parser *p, const char *word)
{
	if (!vm_accept(p, word))
		vm_parse_error(p, "expected %s", word);
}

bool vm_at_line_end(struct vm_parser *p)
{
	vm_skip_blanks(p);
	return p->at == p->end || *p->at == '\n';
}

void vm_next_line(struct vm_parser *p)
{
	if (!vm_at_line_end(p))
		vm_parse_error(p, "unexpected text at the end of the line");
	if (p->at < p->end) {
		p->at++;
		p->line++;
		p->line_start = p->at;
	}
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void read_escape(struct vm_parser *p, struct text *out)
{
	char c = p->at < p->end ? *p->at++ : '\0';

	if (c == 'n') {
		text_char(out, '\n');
	} else if (c == 't') {
		text_char(out, '\t');
	} else if (c == '"' || c == '\\') {
		text_char(out, c);
	} else if (c == 'x' && p->end - p->at >= 2 && hex_digit(p->at[0]) >= 0 && hex_digit(p->at[1]) >= 0) {
		text_char(out, (char)(hex_digit(p->at[0]) << 4 | hex_digit(p->at[1])));
		p->at += 2;
	} else {
		vm_parse_error(p, "unknown escape in a string");
	}
}

struct str vm_read_quoted(struct vm_parser *p)
{
	struct text out = {.arena = p->arena};

	vm_expect(p, "\"");
	while (p->at < p->end && *p->at != '"' && *p->at != '\n') {
		char c = *p->at++;
		if (c == '\\')
			read_escape(p, &out);
		else
			text_char(&out, c);
	}
	if (p->at == p->end || *p->at != '"')
		vm_parse_error(p, "string without end");
	else
		p->at++;
	return text_str(&out);
}

struct str vm_read_word(struct vm_parser *p, const char *also)
{
	vm_skip_blanks(p);
	if (p->at < p->end && *p->at == '"')
		return vm_read_quoted(p);

	const char *start = p->at;
	while (p->at < p->end && vm_name_byte((unsigned char)*p->at, also))
		p->at++;
	if (p->at == start)
		vm_parse_error(p, "expected a name");
	return arena_str(p->arena, (struct str){start, (size_t)(p->at - start)});
}

/* The text of a number, so that strtod and friends never read beyond the source. */
static const char *number_text(struct vm_parser *p, const char *also)
{
	vm_skip_blanks(p);
	const char *start = p->at;

	while (p->at < p->end && (isalnum((unsigned char)*p->at) || strchr(also, *p->at)))
		p->at++;
	if (p->at == start)
		vm_parse_error(p, "expected a number");
	return arena_str(p->arena, (struct str){start, (size_t)(p->at - start)}).data;
}

uint64_t vm_read_unsigned(struct vm_parser *p)
{
	char *end;
	const char *text = number_text(p, "+");
	uint64_t n = strtoull(text, &end, 10);

	if (*end)
		vm_parse_error(p, "malformed number %s", text);
	return n;
}

int64_t vm_read_signed(struct vm_parser *p)
{
	char *end;
	const char *text = number_text(p, "-");
	int64_t n = strtoll(text, &end, 10);

	if (*end)
		vm_parse_error(p, "malformed number %s", text);
	return n;
}

double vm_read_float(struct vm_parser *p)
{
	char *end;
	const char *text = number_text(p, "+-.");
	double d = strtod(text, &end);

	if (*end)
		vm_parse_error(p, "malformed number %s", text);
	return d;
}

uint32_t vm_read_choice(struct vm_parser *p, const char *const *names, uint32_t n, const char *what)
{
	struct str word = vm_read_word(p, "");

	for (uint32_t i = 0; i < n; i++)
		if (str_eq(word, str_of(names[i])))
			return i;
	vm_parse_error(p, "unknown %s " STR_FMT, what, STR_ARG(word));
	return 0;
}

uint32_t vm_read_flags(struct vm_parser *p, struct vm_flag_names names)
{
	uint32_t flags = 0;

	do
		flags |= 1u << vm_read_choice(p, names.names, names.n, "flag");
	while (!p->failed && vm_accept(p, ","));
	return flags;
}

/* "!line:col" of the first file, or "!file:line:col". */
pos_t vm_read_pos(struct vm_parser *p)
{
	if (!vm_accept(p, "!"))
		return POS_NONE;

	uint64_t n[3] = {1, vm_read_unsigned(p), 0};
	vm_expect(p, ":");
	n[2] = vm_read_unsigned(p);
	if (vm_accept(p, ":")) {
		n[0] = n[1];
		n[1] = n[2];
		n[2] = vm_read_unsigned(p);
	}
	if (n[0] == 0 || n[0] > p->files.len) {
		vm_parse_error(p, "no file %llu", (unsigned long long)n[0]);
		return POS_NONE;
	}
	return POS(p->files.at[n[0] - 1], n[1], n[2]);
}

struct vm_func *vm_read_func_name(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_LINK_BYTES);
	struct vm_func *f = map_get_str(p->funcs, name);

	if (!f)
		vm_parse_error(p, "no function " STR_FMT, STR_ARG(name));
	return f;
}

struct vm_global *vm_read_global_name(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_LINK_BYTES);
	struct vm_global *g = map_get_str(p->globals, name);

	if (!g)
		vm_parse_error(p, "no variable " STR_FMT, STR_ARG(name));
	return g;
}

/* ---- constants ---- */

static void read_const_value(struct vm_parser *p, struct vm_const *c)
{
	vm_skip_blanks(p);
	if (vm_accept(p, "zero")) {
		c->kind = VM_CONST_ZERO;
	} else if (vm_accept(p, "float")) {
		c->kind = VM_CONST_FLOAT;
		c->f[0] = vm_read_float(p);
	} else if (vm_accept(p, "complex")) {
		c->kind = VM_CONST_COMPLEX;
		c->f[0] = vm_read_float(p);
		c->f[1] = vm_read_float(p);
	} else if (p->at < p->end && *p->at == '"') {
		c->kind = VM_CONST_STRING;
		c->s = vm_read_quoted(p);
	} else if (vm_accept(p, "func")) {
		c->kind = VM_CONST_FUNC;
		c->func = vm_read_func_name(p);
	} else if (vm_accept(p, "address")) {
		c->kind = VM_CONST_GLOBAL;
		c->global = vm_read_global_name(p);
		if (vm_accept(p, "+"))
			c->bits = vm_read_signed(p);
	} else if (vm_accept(p, "desc")) {
		c->kind = VM_CONST_TYPE;
		c->desc = vm_read_type(p);
	} else if (vm_accept(p, "iface")) {
		struct vm_const *inner = ARENA_NEW(p->arena, struct vm_const);
		c->kind = VM_CONST_IFACE;
		c->desc = vm_read_type(p);
		vm_expect(p, "(");
		if (!p->failed)
			read_const_value(p, inner);
		vm_expect(p, ")");
		c->inner = inner;
	} else {
		c->kind = VM_CONST_INT;
		c->bits = vm_read_signed(p);
	}
}

struct vm_const *vm_read_const(struct vm_parser *p, const struct vm_type **type)
{
	struct vm_const *c = ARENA_NEW(p->arena, struct vm_const);

	read_const_value(p, c);
	vm_expect(p, ":");
	*type = vm_read_type(p);
	return c;
}

/* ---- lines of the package: first pass ---- */

static void read_file_line(struct vm_parser *p)
{
	struct str name = vm_read_quoted(p);

	if (!p->failed)
		VEC_PUSH(p->arena, &p->files, sources_add(p->sources, name, name, STR("")));
}

/* type LINK [string "…"] name N [pkg P] = … */
static struct vm_type *read_named_head(struct vm_parser *p, bool enter)
{
	struct str link = vm_read_word(p, VM_LINK_BYTES), string = link, pkg = STR("");

	if (vm_accept(p, "string"))
		string = vm_read_quoted(p);
	vm_expect(p, "name");
	struct str name = p->failed ? STR("") : vm_read_word(p, VM_NAME_BYTES);
	if (vm_accept(p, "pkg"))
		pkg = vm_read_word(p, VM_LINK_BYTES);
	vm_expect(p, "=");
	if (p->failed)
		return NULL;
	const struct vm_type *old = vm_type_find(p->types, link.data);
	if (!enter || old)
		return (struct vm_type *)old; /* the table owns it */
	return vm_type_named(p->types, link.data, string.data, name.data, pkg.data);
}

static void read_package_line(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_NAME_BYTES);

	vm_expect(p, "path");
	struct str path = p->failed ? STR("") : vm_read_word(p, VM_LINK_BYTES);
	p->pkg = vm_package_new(p->arena, p->types, p->sources, path.data, name.data);
}

static void enter_func(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_LINK_BYTES);

	if (p->failed)
		return;
	if (map_get_str(p->funcs, name))
		vm_parse_error(p, "function " STR_FMT " twice", STR_ARG(name));
	else
		map_put_str(p->funcs, name, vm_func_new(p->pkg, name.data, NULL));
}

static void enter_global(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_LINK_BYTES);

	if (p->failed)
		return;
	if (map_get_str(p->globals, name))
		vm_parse_error(p, "variable " STR_FMT " twice", STR_ARG(name));
	else
		map_put_str(p->globals, name, vm_global_new(p->pkg, name.data, NULL));
}

static void skip_rest(struct vm_parser *p)
{
	while (p->at < p->end && *p->at != '\n')
		p->at++;
	if (!p->failed)
		vm_next_line(p);
}

static bool indented(const struct vm_parser *p)
{
	return p->at < p->end && (*p->at == '\t' || *p->at == ' ');
}

static void enter_names(struct vm_parser *p)
{
	while (p->at < p->end) {
		if (indented(p))
			;
		else if (vm_accept(p, "package"))
			read_package_line(p);
		else if (vm_at_line_end(p))
			;
		else if (!p->pkg)
			vm_parse_error(p, "the text opens with a package line");
		else if (vm_accept(p, "file"))
			read_file_line(p);
		else if (vm_accept(p, "type"))
			read_named_head(p, true);
		else if (vm_accept(p, "func"))
			enter_func(p);
		else if (vm_accept(p, "global"))
			enter_global(p);
		skip_rest(p);
	}
}

/* ---- second pass ---- */

static void read_type_line(struct vm_parser *p)
{
	struct vm_type *named = read_named_head(p, false);
	const struct vm_type *under = p->failed ? NULL : vm_read_type(p);

	if (!p->failed && named->kind == VM_INVALID) {
		if (under->kind == VM_INVALID)
			vm_parse_error(p, "the underlying type is described later");
		else
			vm_type_set_underlying(p->types, named, under);
	}
	vm_next_line(p);
}

static void read_methods(struct vm_parser *p)
{
	const struct vm_type *type = vm_read_type(p);
	VEC(struct vm_method) methods = {0};

	vm_next_line(p);
	while (!p->failed && indented(p) && vm_accept(p, "method")) {
		struct vm_method m = {.name = vm_read_word(p, VM_NAME_BYTES).data};
		if (vm_accept(p, "pkg"))
			m.pkg = vm_read_word(p, VM_LINK_BYTES).data;
		vm_expect(p, ":");
		m.type = vm_read_type(p);
		if (!p->failed && m.type->kind != VM_FUNC)
			vm_parse_error(p, "a method has a func type");
		vm_expect(p, "=");
		m.tfn = vm_read_func_name(p);
		vm_expect(p, ",");
		m.ifn = vm_read_func_name(p);
		VEC_PUSH(p->arena, &methods, m);
		vm_next_line(p);
	}
	if (!p->failed && !type->methods_done)
		vm_type_set_methods(p->types, type, methods.at, methods.len);
}

static void read_global(struct vm_parser *p)
{
	struct vm_global *g = vm_read_global_name(p);

	vm_expect(p, ":");
	if (p->failed)
		return;
	g->type = vm_read_type(p);
	g->is_extern = vm_accept(p, "extern");
	g->readonly = vm_accept(p, "readonly");
	g->linkonce = vm_accept(p, "linkonce");
	g->compiler = vm_accept(p, "compiler");
	g->pos = vm_read_pos(p);
	vm_next_line(p);
	while (!p->failed && indented(p) && vm_accept(p, "at")) {
		struct vm_init init = {.offset = vm_read_unsigned(p)};
		init.value = vm_read_const(p, &init.type);
		VEC_PUSH(p->arena, &g->inits, init);
		vm_next_line(p);
	}
}

static void read_item(struct vm_parser *p)
{
	bool inside = indented(p); /* the first pass passes over such lines */

	if (vm_at_line_end(p)) {
		vm_next_line(p);
	} else if (inside) {
		vm_parse_error(p, "an indented line belongs to no item");
	} else if (vm_accept(p, "package") || vm_accept(p, "file")) {
		skip_rest(p);
	} else if (vm_accept(p, "import")) {
		struct str path = vm_read_quoted(p);
		VEC_PUSH(p->arena, &p->pkg->imports, path.data);
		vm_next_line(p);
	} else if (vm_accept(p, "init")) {
		p->pkg->init = vm_read_func_name(p);
		vm_next_line(p);
	} else if (vm_accept(p, "type")) {
		read_type_line(p);
	} else if (vm_accept(p, "methods")) {
		read_methods(p);
	} else if (vm_accept(p, "global")) {
		read_global(p);
	} else if (vm_accept(p, "func")) {
		struct vm_func *f = vm_read_func_name(p);
		if (f)
			vm_read_func(p, f);
	} else {
		vm_parse_error(p, "expected import, init, type, methods, global or func");
	}
}

static void rewind_to_start(struct vm_parser *p, struct str text)
{
	p->at = p->line_start = text.data;
	p->end = text.data + text.len;
	p->line = 1;
}

/* Ids were given in the text, so one may be missing. */
static void check_sites(struct vm_parser *p)
{
	for (uint32_t i = 0; i < p->pkg->sites.len; i++)
		if (!p->pkg->sites.at[i])
			vm_parse_error(p, "no site %u", i);
}

struct vm_package *vm_parse(struct arena *a, struct vm_types *types, struct sources *sources, uint32_t file,
			    struct diags *d)
{
	struct str text = sources->files.at[file - 1].text;
	struct vm_parser p = {.arena = a,
			      .types = types,
			      .diags = d,
			      .sources = sources,
			      .file = file,
			      .funcs = map_new(a),
			      .globals = map_new(a)};

	rewind_to_start(&p, text);
	enter_names(&p);
	if (!p.pkg)
		vm_parse_error(&p, "no package line");
	if (!p.failed)
		rewind_to_start(&p, text);
	while (!p.failed && p.at < p.end)
		read_item(&p);
	if (!p.failed)
		check_sites(&p);
	vm_types_layout(types);
	return p.failed ? NULL : p.pkg;
}
