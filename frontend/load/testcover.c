/* testcover.c - which packages of a test program are covered, and what its main says of them. */
#include <stdlib.h>

#include "tests.h"

/* ---- counters ---- */

static void cover_package(struct load *l, struct load_package *p, bool linked, struct load_covers *out)
{
	struct arena *a = l->config.arena;
	for (uint32_t i = 0; i < p->files.len; i++) {
		struct load_covered c = {.package = p, .name = p->files.at[i].name, .linked = linked};
		c.variable = arena_printf(a, "GoCover_%u", i).data;
		if (p->files.at[i].test || p->files.at[i].patch ||
		    !cover_instrument(l, p->files.at[i].source, l->config.cover->mode, c.variable, &c.file))
			continue;
		if (linked)
			l->config.sources->files.at[p->files.at[i].source - 1].text = c.file.text;
		VEC_PUSH(a, &out->list, c);
	}
}

static bool is_atomic(const struct load *l)
{
	return !strcmp(l->config.cover->mode, "atomic");
}

/* Counters that threads share need package sync/atomic, which has none then, nor has what it stands on. */
static bool may_have_counters(const struct load *l, const struct load_package *p)
{
	return !is_atomic(l) || (!p->implicit && strcmp(p->path, "sync/atomic") != 0);
}

void load_cover_begin(struct load *l, struct load_test *t)
{
	if (!is_atomic(l) || !may_have_counters(l, t->package))
		return;
	struct load_import import = {.path = intern_cstr(l->config.names, "sync/atomic")};
	struct load_package *p = load_import_package(l, t->package, &import);
	if (p && p->state == LOAD_NEW)
		load_walk(l, p);
}

static void import_atomic(struct load *l, struct load_package *p)
{
	const char *path = intern_cstr(l->config.names, "sync/atomic");
	for (uint32_t i = 0; i < p->imports.len; i++)
		if (p->imports.at[i].path == path)
			return;
	struct load_import import = {.path = path, .package = map_get_str(l->by_path, str_of(path))};
	VEC_PUSH(l->config.arena, &p->imports, import);
}

/* A package that the program does not import counts for nothing but what of it has not run. */
static struct load_package *read_alone(struct load *l, const struct load_found *f)
{
	struct load_package *p = ARENA_NEW(l->config.arena, struct load_package);
	p->path = f->path;
	p->dir = f->dir;
	p->std = f->std;
	return f->dir && load_read_folder(l, p, POS_NONE) ? p : NULL;
}

static void cover_found(struct load *l, const struct load_found *f, struct load_covers *out)
{
	struct load_package *p = map_get_str(l->by_path, str_of(f->path));
	bool linked = p && p->state == LOAD_DONE;
	if (!linked)
		p = read_alone(l, f);
	if (!p || !may_have_counters(l, p))
		return;
	cover_package(l, p, linked, out);
	if (linked && is_atomic(l))
		import_atomic(l, p);
}

void load_cover_packages(struct load *l, struct load_test *t, struct load_covers *out)
{
	const struct load_cover *c = l->config.cover;
	if (!c->chosen)
		cover_found(l, &(struct load_found){.path = t->package->path}, out);
	for (uint32_t i = 0; i < c->packages.len; i++)
		cover_found(l, &c->packages.at[i], out);
}

/* ---- which packages ---- */

static bool has_library_files(const struct load_package *p)
{
	for (uint32_t i = 0; i < p->files.len; i++)
		if (!p->files.at[i].test)
			return true;
	return false;
}

static bool is_chosen(const struct load_cover *c, const char *path)
{
	for (uint32_t i = 0; i < c->packages.len; i++)
		if (!strcmp(c->packages.at[i].path, path))
			return true;
	return false;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct load_found *)a)->path, ((const struct load_found *)b)->path);
}

void load_cover_choose(struct load *l, const struct load_test *t, const char *const *words, uint32_t n, bool *met,
		       struct arena *a, struct load_cover *c)
{
	c->chosen = true;
	for (uint32_t i = 0; i < l->packages.len; i++) {
		const struct load_package *p = l->packages.at[i];
		bool any = false;
		if (p->implicit || p->generated || p == t->external || !has_library_files(p))
			continue;
		for (uint32_t k = 0; k < n; k++)
			if (load_word_means(l->config.arena, words[k], p))
				met[k] = any = true;
		if (any && !is_chosen(c, p->path))
			VEC_PUSH(a, &c->packages,
				 (struct load_found){.path = arena_str(a, str_of(p->path)).data,
						     .dir = arena_str(a, str_of(p->dir)).data,
						     .std = p->std});
	}
	if (c->packages.len)
		qsort(c->packages.at, c->packages.len, sizeof *c->packages.at, compare_paths);
}

/* ---- text ---- */

static bool is_first_of_package(const struct load_covers *covers, uint32_t i)
{
	return !i || covers->list.at[i].package != covers->list.at[i - 1].package;
}

void load_cover_imports(struct text *t, const struct load_covers *covers)
{
	text_add(t, STR("\t\"fmt\"\n\t\"io\"\n"));
	for (uint32_t i = 0, n = 0; i < covers->list.len; i++)
		if (covers->list.at[i].linked && is_first_of_package(covers, i))
			text_printf(t, "\t_cover%u \"%s\"\n", n++, covers->list.at[i].package->path);
}

/* In the order of the text, each with its counter's index. */
static int compare_blocks(const void *a, const void *b)
{
	const struct cover_block *x = *(const struct cover_block *const *)a, *y = *(const struct cover_block *const *)b;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->col < y->col ? -1 : x->col > y->col;
}

static const struct cover_block **sorted_blocks(struct load *l, const struct cover_file *f)
{
	uint32_t n = f->blocks.len;
	const struct cover_block **sorted = ARENA_ARRAY(l->config.arena, const struct cover_block *, n + 1);
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = &f->blocks.at[i];
	qsort(sorted, n, sizeof *sorted, compare_blocks);
	return sorted;
}

static void print_blocks(struct load *l, struct text *t, const struct cover_file *f)
{
	const struct cover_block **sorted = sorted_blocks(l, f);
	for (uint32_t i = 0; i < f->blocks.len; i++)
		text_printf(t, "\t\t{%u, %u, %u, %u, %u, %u},\n", (uint32_t)(sorted[i] - f->blocks.at), sorted[i]->line,
			    sorted[i]->col, sorted[i]->end_line, sorted[i]->end_col, sorted[i]->statements);
}

static const char functions[] =
    "func covered() float64 {\n"
    "\tn, all := 0, 0\n"
    "\tfor _, f := range files {\n"
    "\t\tfor _, b := range f.blocks {\n"
    "\t\t\tall += int(b.statements)\n"
    "\t\t\tif f.counts != nil && f.counts[b.index] != 0 {\n"
    "\t\t\t\tn += int(b.statements)\n"
    "\t\t\t}\n"
    "\t\t}\n"
    "\t}\n"
    "\tif all == 0 {\n"
    "\t\treturn 0\n"
    "\t}\n"
    "\treturn float64(n) / float64(all)\n"
    "}\n\n"
    "func profile(w io.Writer, mode string) {\n"
    "\tfmt.Fprintf(w, \"mode: %s\\n\", mode)\n"
    "\tfor _, f := range files {\n"
    "\t\tfor _, b := range f.blocks {\n"
    "\t\t\tn := uint32(0)\n"
    "\t\t\tif f.counts != nil {\n"
    "\t\t\t\tn = f.counts[b.index]\n"
    "\t\t\t}\n"
    "\t\t\tfmt.Fprintf(w, \"%s:%d.%d,%d.%d %d %d\\n\", f.name, b.line, b.col, b.endLine, b.endCol, b.statements, n)\n"
    "\t\t}\n"
    "\t}\n"
    "}\n\n"
    "func report(_, file, mode, where string, w io.Writer, _ []string) error {\n"
    "\tstatements := uint32(0)\n"
    "\tfor _, f := range files {\n"
    "\t\tfor _, b := range f.blocks {\n"
    "\t\t\tstatements += b.statements\n"
    "\t\t}\n"
    "\t}\n"
    "\tif statements == 0 {\n"
    "\t\tfmt.Fprintf(w, \"coverage: [no statements]\\n\")\n"
    "\t} else {\n"
    "\t\tfmt.Fprintf(w, \"coverage: %.1f%% of statements%s\\n\", 100*covered(), where)\n"
    "\t}\n"
    "\tif file == \"\" {\n"
    "\t\treturn nil\n"
    "\t}\n"
    "\tout, err := os.Create(file)\n"
    "\tif err != nil {\n"
    "\t\treturn err\n"
    "\t}\n"
    "\tprofile(out, mode)\n"
    "\treturn out.Close()\n"
    "}\n\n";

void load_cover_tables(struct load *l, struct text *t, const struct load_covers *covers)
{
	text_add(t, STR("type block struct{ index, line, col, endLine, endCol, statements uint32 }\n\n"
			"var files = []struct {\n\tname   string\n\tcounts []uint32\n\tblocks []block\n}{\n"));
	for (uint32_t i = 0, n = 0; i < covers->list.len; i++) {
		const struct load_covered *c = &covers->list.at[i];
		n += c->linked && is_first_of_package(covers, i);
		text_printf(t, "\t{\"%s/%s\", ", c->package->path, c->name);
		if (c->linked)
			text_printf(t, "_cover%u.%s[:], []block{\n", n - 1, c->variable);
		else
			text_add(t, STR("nil, []block{\n"));
		print_blocks(l, t, &c->file);
		text_add(t, STR("\t}},\n"));
	}
	text_add(t, STR("}\n\n"));
	text_add(t, str_of(functions));
}

void load_cover_unrun(struct load *l, struct load_test *t)
{
	const struct load_cover *c = l->config.cover;
	struct load_covers covers = {0};
	struct text out = {.arena = l->config.arena};
	if (c->chosen && !is_chosen(c, t->package->path))
		return;
	cover_package(l, t->package, false, &covers);
	for (uint32_t i = 0; i < covers.list.len; i++) {
		const struct load_covered *f = &covers.list.at[i];
		const struct cover_block **sorted = sorted_blocks(l, &f->file);
		for (uint32_t k = 0; k < f->file.blocks.len; k++) {
			const struct cover_block *b = sorted[k];
			t->unrun_statements += b->statements;
			text_printf(&out, "%s/%s:%u.%u,%u.%u %u 0\n", t->package->path, f->name, b->line, b->col,
				    b->end_line, b->end_col, b->statements);
		}
	}
	t->unrun = text_str(&out);
}
