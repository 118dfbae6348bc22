/* show.c - assembly of the functions that were asked for, as people read it: labels, instructions, sites, and each line
 * of source before what is made of it. */
#define _GNU_SOURCE
#include "llvm.h"
#include <stdlib.h>

void cg_show_open(struct cg_shower *s, struct cg *cg, const char *comment)
{
	*s = (struct cg_shower){
	    .cg = cg, .out = {.arena = cg->arena}, .comment = comment, .sources = map_new(cg->arena)};
	s->can_match = regcomp(&s->wanted, cg->opt.show, REG_EXTENDED | REG_NOSUB) == 0;
}

bool cg_shows(struct cg_shower *s, struct str symbol)
{
	bool found;

	if (!symbol.len || !s->can_match)
		return false;
	found = regexec(&s->wanted, arena_str(s->cg->arena, symbol).data, 0, NULL, 0) == 0;
	s->nfunctions += found;
	s->last_line = 0;
	return found;
}

static struct str text_of(struct cg_shower *s, struct str path)
{
	struct str *text = map_get_str(s->sources, path);

	if (!text) {
		text = ARENA_NEW(s->cg->arena, struct str);
		if (!file_read(s->cg->arena, arena_str(s->cg->arena, path).data, text))
			*text = (struct str){0};
		map_put_str(s->sources, path, text);
	}
	return *text;
}

void cg_show_source(struct cg_shower *s)
{
	const char *slash = s->file.data ? memrchr(s->file.data, '/', s->file.len) : NULL;
	size_t skip = slash ? (size_t)(slash + 1 - s->file.data) : 0;

	if (!s->file.data || !s->line || (s->line == s->last_line && str_eq(s->file, s->last_file)))
		return;
	text_printf(&s->out, "%s " STR_FMT ":%u: " STR_FMT "\n", s->comment, (int)(s->file.len - skip),
		    s->file.data + skip, s->line, STR_ARG(str_line(text_of(s, s->file), s->line)));
	s->last_file = s->file;
	s->last_line = s->line;
}

struct str cg_shown(struct cg_shower *s)
{
	if (s->can_match)
		regfree(&s->wanted);
	if (!s->nfunctions)
		cg_error(s->cg, "no function of %s matches %s", s->cg->pkg ? s->cg->pkg->path : "the program",
			 s->cg->opt.show);
	return text_str(&s->out);
}

/* ---- assembly ---- */

struct reader {
	struct cg_shower s;
	VEC(struct str) files; /* by number: path */
	struct str function;   /* that the text has announced */
	struct map *targets;   /* labels that instructions name */
	bool open, shown;      /* inside of a function; it was asked for */
};

static struct str next_quoted(struct str *rest)
{
	const char *from = memchr(rest->data, '"', rest->len), *end = rest->data + rest->len, *to;

	to = from ? memchr(from + 1, '"', (size_t)(end - from - 1)) : NULL;
	if (!to)
		return (struct str){0};
	*rest = (struct str){to + 1, (size_t)(end - to - 1)};
	return (struct str){from + 1, (size_t)(to - from - 1)};
}

/* .file 1 "/home/me" "main.go", or without the folder. */
static void read_file(struct reader *r, struct str line)
{
	struct arena *a = r->s.cg->arena;
	char *rest;
	uint32_t n = (uint32_t)strtoul(line.data + strlen("\t.file\t"), &rest, 10);
	struct str dir = next_quoted(&line), name = next_quoted(&line);

	if (!n || n > 1 << 20)
		return;
	while (r->files.len <= n)
		VEC_PUSH(a, &r->files, (struct str){0});
	r->files.at[n] = name.len && name.data[0] != '/'
			     ? arena_printf(a, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name))
			     : arena_str(a, name.len ? name : dir);
}

/* .loc 1 7 14 …; line 0 belongs to no line. */
static void read_place(struct reader *r, struct str line)
{
	char *rest;
	unsigned long file = strtoul(line.data + strlen("\t.loc\t"), &rest, 10), n = strtoul(rest, &rest, 10);

	if (n && file < r->files.len) {
		r->s.file = r->files.at[file];
		r->s.line = (uint32_t)n;
	}
}

/* .type main.main,@function */
static void read_type(struct reader *r, struct str line)
{
	struct str symbol = {line.data + strlen("\t.type\t"), line.len - strlen("\t.type\t")};

	if (memmem(line.data, line.len, "@function", strlen("@function")))
		r->function = cg_symbol_at(symbol, ',');
}

/* Without LLVM's comment. */
static struct str code_of(const struct reader *r, struct str line)
{
	const char *mark = r->s.cg->x86 ? " #" : " //", *at = memmem(line.data, line.len, mark, strlen(mark));

	if (at)
		line.len = (size_t)(at - line.data);
	while (line.len && (line.data[line.len - 1] == ' ' || line.data[line.len - 1] == '\n'))
		line.len--;
	return line;
}

static bool is_site(const struct reader *r, struct str line)
{
	return str_has_prefix(line, r->s.cg->x86 ? STR("\t# site ") : STR("\t// site "));
}

static void show_line(struct reader *r, struct str line)
{
	struct str code = code_of(r, line);
	bool label = line.data[0] != '\t';

	if (is_site(r, line)) {
		text_add(&r->s.out, line);
		return;
	}
	if (!code.len || memchr("#/ ", code.data[0], 3) || str_has_prefix(code, STR("\t.")) ||
	    str_has_prefix(code, STR("\t#")) || str_has_prefix(code, STR("\t//")))
		return;
	if (str_has_prefix(code, STR(".L")) && !map_get_str(r->targets, cg_symbol_at(code, ':')))
		return;
	if (!label)
		cg_show_source(&r->s);
	text_printf(&r->s.out, STR_FMT "\n", STR_ARG(code));
}

static void read_line(struct reader *r, struct str line)
{
	if (str_has_prefix(line, STR("\t.file\t")))
		read_file(r, line);
	if (str_has_prefix(line, STR("\t.loc\t")))
		read_place(r, line);
	if (str_has_prefix(line, STR("\t.type\t")))
		read_type(r, line);
	if (!r->open && r->function.len && str_eq(cg_symbol_at(line, ':'), r->function)) {
		r->open = true;
		r->s.line = 0;
		r->shown = cg_shows(&r->s, r->function);
	}
	if (str_has_prefix(line, STR(".Lfunc_end"))) {
		if (r->shown)
			text_char(&r->s.out, '\n');
		r->open = r->shown = false;
		r->function.len = 0;
	}
	if (r->shown)
		show_line(r, line);
}

static struct map *find_targets(struct arena *a, struct str rest)
{
	struct map *targets = map_new(a);

	while (rest.len) {
		struct str line = str_next_line(&rest);
		const char *at =
		    line.data[0] == '\t' && line.data[1] != '.' ? memmem(line.data, line.len, ".L", 2) : NULL;
		size_t n = 0;

		while (at && at + n < line.data + line.len && !memchr(" ,)\n", at[n], 4))
			n++;
		if (n)
			map_put_str(targets, (struct str){at, n}, targets);
	}
	return targets;
}

struct str cg_show_asm(struct cg *cg, struct str rest)
{
	struct reader r = {.targets = find_targets(cg->arena, rest)};

	cg_show_open(&r.s, cg, cg->x86 ? "\t#" : "\t//");
	while (rest.len)
		read_line(&r, str_next_line(&rest));
	return cg_shown(&r.s);
}
