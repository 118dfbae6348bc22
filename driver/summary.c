#define _GNU_SOURCE
#include <stdio.h>

#include "lower.h"
#include "summary.h"

/* ---- source outside bodies ---- */

/* Offset of a position in the text of its file, walking on from an earlier one. */
struct cursor {
	struct str text;
	size_t offset;
	uint32_t line, col;
};

static size_t seek(struct cursor *c, pos_t pos)
{
	uint32_t line = pos_line(pos), col = pos_col(pos);
	while (c->line < line && c->offset < c->text.len)
		if (c->text.data[c->offset++] == '\n')
			c->line++;
	size_t at = c->offset + col - 1;
	return at < c->text.len ? at : c->text.len;
}

/* Where a body stands is seen in traces, and in what -m tells, of what is made of it elsewhere. */
static void add_place(struct cache_key *k, const struct sources *sources, pos_t pos)
{
	struct str path;
	uint32_t line, col;
	sources_place(sources, pos, &path, &line, &col);
	cache_key_add(k, path);
	cache_key_add(k, sources_line_name(sources, pos));
	cache_key_add_u64(k, (uint64_t)line << 32 | col);
}

static void add_file(struct cache_key *k, const struct sources *sources, const struct syntax_file *f)
{
	struct str text = sources->files.at[f->index - 1].text;
	struct cursor c = {.text = text, .line = 1, .col = 1};
	size_t from = 0;
	for (uint32_t i = 0; i < f->linknames.len; i++) { /* may stand in a body */
		cache_key_add(k, f->linknames.at[i].local);
		cache_key_add(k, f->linknames.at[i].target);
	}
	for (uint32_t i = 0; i < f->decls.len; i++) {
		const struct node *d = f->decls.at[i];
		if (d->kind != NODE_FUNC_DECL || !d->func_decl.body)
			continue;
		if (func_decl_is_generic(d)) {
			add_place(k, sources, d->pos);
			add_place(k, sources, d->func_decl.body->pos);
			continue;
		}
		size_t open = seek(&c, d->func_decl.body->pos);
		cache_key_add(k, (struct str){text.data + from, open > from ? open - from : 0});
		from = seek(&c, d->func_decl.body->block.rbrace);
	}
	cache_key_add(k, (struct str){text.data + from, text.len - from});
}

/* Texts of instances have gc's numbers of local types, which count those of the whole package. */
static void add_numbers(struct cache_key *k, struct syntax_file *const *files, uint32_t n)
{
	struct arena *scratch = arena_new();
	uint32_t all = 0, generic = 0;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t d = 0; d < files[i]->decls.len; d++)
			generic += lower_count_generic_types(scratch, files[i]->decls.at[d]);
	for (uint32_t i = 0; generic && i < n; i++)
		for (uint32_t d = 0; d < files[i]->decls.len; d++) {
			if (lower_count_generic_types(scratch, files[i]->decls.at[d]))
				cache_key_add_u64(k, all);
			all += lower_count_local_types(scratch, files[i]->decls.at[d]);
		}
	arena_free(scratch);
}

struct cache_key summary_key(const struct inputs *in, const struct sources *sources, struct syntax_file *const *files,
			     uint32_t n)
{
	struct cache_key k = {0};
	cache_key_add(&k, in->path);
	cache_key_add(&k, in->name);
	cache_key_add_u64(&k, in->std);
	cache_key_add_u64(&k, in->go_major << 32 | in->go_minor);
	for (uint32_t i = 0; i < n; i++)
		add_file(&k, sources, files[i]);
	add_numbers(&k, files, n);
	return k;
}

/* ---- text ---- */

static void write_hex(struct text *t, struct str bytes)
{
	if (!bytes.len)
		text_char(t, '-');
	for (size_t i = 0; i < bytes.len; i++)
		text_printf(t, "%02x", (unsigned char)bytes.data[i]);
}

/* Importers can name it: it is one of the source's own declarations. */
static bool is_declared(const struct vm_func *f)
{
	return !(f->flags & (VM_FN_EXTERN | VM_FN_CLOSURE | VM_FN_WRAPPER | VM_FN_LINKONCE));
}

static void write_func(struct text *t, const struct vm_func *f)
{
	if (!is_declared(f) || !f->tags || !f->nparams)
		return;
	text_printf(t, "func %zu %s", strlen(f->short_name), f->short_name);
	for (uint32_t i = 0; i < f->nparams; i++) {
		text_char(t, ' ');
		write_hex(t, f->tags[i]);
	}
	text_char(t, '\n');
}

/* What bodies cost that importers put in place of calls. */
static void write_cost(struct text *t, const struct vm_func *f)
{
	if (is_declared(f) && f->inl.can)
		text_printf(t, "inline %d %s\n", f->inl.cost, f->short_name);
}

/* Importers lower bodies that can be inlined: their text and place are exported. */
static void add_body(struct cache_key *k, const struct vm_package *p, const struct vm_func *f, struct cursor *c)
{
	if (!is_declared(f) || !f->inl.can || !f->pos || !f->end)
		return;
	struct str text = p->sources->files.at[pos_file(f->pos) - 1].text;
	if (c->text.data != text.data || pos_line(f->pos) < c->line)
		*c = (struct cursor){.text = text, .line = 1, .col = 1};
	size_t from = seek(c, f->pos), to = seek(c, f->end);
	add_place(k, p->sources, f->pos);
	cache_key_add(k, (struct str){text.data + from, to > from ? to - from : 0});
}

struct str summary_write(struct arena *a, const struct vm_package *p, struct cache_key exports)
{
	struct cursor c = {0};
	for (uint32_t i = 0; i < p->funcs.len; i++)
		add_body(&exports, p, p->funcs.at[i], &c);

	struct text tags = {.arena = a}, t = {.arena = a};
	for (uint32_t i = 0; i < p->funcs.len; i++)
		write_func(&tags, p->funcs.at[i]);
	for (uint32_t i = 0; i < p->funcs.len; i++)
		write_cost(&tags, p->funcs.at[i]);
	cache_key_add(&exports, text_str(&tags));
	text_printf(&t, "export %016llx%016llx\n", (unsigned long long)exports.a, (unsigned long long)exports.b);
	if (p->init)
		text_printf(&t, "init %s\n", p->init->name);
	text_add(&t, text_str(&tags));
	struct str reach = vm_reach_write(a, p);
	text_printf(&t, "reach %zu\n", reach.len);
	text_add(&t, reach);
	return text_str(&t);
}

static bool read_tag(struct arena *a, struct str *line, struct str *tag)
{
	if (!line->len || *line->data != ' ')
		return false;
	line->data++;
	line->len--;
	struct text t = {.arena = a};
	if (line->len && *line->data == '-') {
		line->data++;
		line->len--;
	}
	unsigned byte;
	while (line->len >= 2 && *line->data != ' ' && sscanf(line->data, "%2x", &byte) == 1) {
		text_char(&t, (char)byte);
		line->data += 2;
		line->len -= 2;
	}
	*tag = text_str(&t);
	return !line->len || *line->data == ' ';
}

static bool read_func(struct arena *a, struct str line, struct summary *out)
{
	size_t len;
	int used;
	if (sscanf(line.data, "func %zu %n", &len, &used) != 1 || (size_t)used + len > line.len)
		return false;
	struct str name = {line.data + used, len};
	VEC(struct str) tags = {0};
	line.data += (size_t)used + len;
	line.len -= (size_t)used + len;
	while (line.len) {
		struct str tag;
		if (!read_tag(a, &line, &tag))
			return false;
		VEC_PUSH(a, &tags, tag);
	}
	struct summary_tags *st = ARENA_NEW(a, struct summary_tags);
	*st = (struct summary_tags){tags.at, tags.len};
	map_put_str(out->tags, name, st);
	return true;
}

static bool read_cost(struct str line, struct summary *out)
{
	int cost, used;
	if (sscanf(line.data, "inline %d %n", &cost, &used) != 1 || cost < 0)
		return false;
	struct str name = {line.data + used, line.len - (size_t)used};
	const char *dot = memrchr(name.data, '.', name.len);
	struct str bare = dot ? (struct str){dot + 1, name.len - (size_t)(dot + 1 - name.data)} : name;
	map_put_str(out->costs, name, (void *)((uintptr_t)cost + 1));
	map_put_str(out->bodies, bare, out->bodies);
	return true;
}

/* Takes the bytes that follow the line off the text. */
static bool read_reach(struct arena *a, struct str line, struct str *text, struct summary *out)
{
	size_t n;
	if (sscanf(line.data, "reach %zu", &n) != 1 || n > text->len)
		return false;
	struct str bytes = arena_str(a, (struct str){text->data, n}); /* aligned */
	text->data += n;
	text->len -= n;
	return vm_reach_read(bytes, &out->reach);
}

bool summary_read(struct arena *a, struct str text, struct summary *out)
{
	*out = (struct summary){.tags = map_new(a), .costs = map_new(a), .bodies = map_new(a)};
	text = arena_str(a, text);
	while (text.len) {
		const char *nl = memchr(text.data, '\n', text.len);
		if (!nl)
			return false;
		struct str line = arena_str(a, (struct str){text.data, (size_t)(nl - text.data)});
		text.data += line.len + 1;
		text.len -= line.len + 1;
		if (str_has_prefix(line, STR("export ")))
			out->export_hash = (struct str){line.data + 7, line.len - 7};
		else if (str_has_prefix(line, STR("init ")))
			out->init = line.data + 5;
		else if (str_has_prefix(line, STR("inline "))) {
			if (!read_cost(line, out))
				return false;
		} else if (str_has_prefix(line, STR("reach "))) {
			if (!read_reach(a, line, &text, out))
				return false;
		} else if (!str_has_prefix(line, STR("func ")) || !read_func(a, line, out))
			return false;
	}
	return out->export_hash.len != 0 && out->reach.items;
}
