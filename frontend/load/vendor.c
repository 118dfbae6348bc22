/* vendor.c - vendor/modules.txt: which modules and packages the folder vendor holds (go.dev/ref/mod, "Vendoring"). */
#include "modules.h"

struct vendored_module {
	struct load_dep dep; /* replaced, stored: as behind "=>" */
	bool is_explicit;
};
struct reader {
	struct load_modules *ms;
	VEC(struct vendored_module *) modules;
	struct text errors;
};

/* "# path v1.0.0 => other v1.1.0", "# path v1.0.0 => ./folder"; "# path => …" has no packages. */
static void read_module(struct reader *r, struct str line)
{
	struct arena *a = r->ms->arena;
	struct vendored_module *m = ARENA_NEW(a, struct vendored_module);
	m->dep.path = arena_str(a, str_next_word(&line)).data;
	struct str word = str_next_word(&line);
	m->dep.version = "";
	if (word.len && *word.data == 'v') {
		m->dep.version = arena_str(a, word).data;
		word = str_next_word(&line);
	}
	if (str_eq(word, STR("=>"))) {
		m->dep.replaced = true;
		m->dep.stored = arena_str(a, str_next_word(&line)).data;
		m->dep.stored_version = arena_str(a, str_next_word(&line)).data;
	}
	m->dep.go_major = 1;
	m->dep.go_minor = 16;
	VEC_PUSH(a, &r->modules, m);
}

/* "## explicit; go 1.17" */
static void read_annotation(struct vendored_module *m, struct str line)
{
	while (line.len) {
		struct str word = str_next_word(&line);
		while (word.len && word.data[word.len - 1] == ';')
			word.len--;
		if (str_eq(word, STR("explicit")))
			m->is_explicit = true;
		else if (str_eq(word, STR("go")))
			load_go_version(str_next_word(&line), &m->dep.go_major, &m->dep.go_minor);
	}
}

static void read_text(struct reader *r, struct str text)
{
	while (text.len) {
		struct str line = str_next_line(&text);
		if (str_has_prefix(line, STR("## ")) && r->modules.len)
			read_annotation(VEC_LAST(&r->modules), str_part(line, 3, line.len));
		else if (str_has_prefix(line, STR("# ")))
			read_module(r, str_part(line, 2, line.len));
		else if (line.len && *line.data != '#' && r->modules.len)
			map_put_str(r->ms->vendored, str_next_word(&line), &VEC_LAST(&r->modules)->dep);
	}
}

/* ---- against go.mod ---- */

static struct vendored_module *find(const struct reader *r, const char *path, const char *version)
{
	for (uint32_t i = 0; i < r->modules.len; i++) {
		const struct load_dep *d = &r->modules.at[i]->dep;
		if (!strcmp(d->path, path) && (!version || !strcmp(d->version, version)))
			return r->modules.at[i];
	}
	return NULL;
}

static void complain_of(struct reader *r, const char *path, const char *version, const char *what)
{
	text_printf(&r->errors, "\n\t%s%s%s: %s", path, *version ? "@" : "", version, what);
}

static void check_requires(struct reader *r, const struct load_module *main)
{
	for (uint32_t i = 0; i < main->requires.len; i++) {
		const struct load_require *q = &main->
							requires
						   .at[i];
		const struct vendored_module *m = find(r, q->path, q->version);
		if (!m || !m->is_explicit)
			complain_of(
			    r, q->path, q->version,
			    "is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt");
	}
}

static const char *shown(struct arena *a, const char *path, const char *version)
{
	return arena_printf(a, "%s%s%s", path, *version ? "@" : "", version).data;
}

/* What a line of go.mod puts in a module's place, as it is written there. */
static const char *target_of(struct arena *a, const struct load_replace *l)
{
	return l->to ? shown(a, l->to, l->to_version) : l->written;
}

static void check_replaces(struct reader *r, const struct load_module *main)
{
	struct arena *a = r->ms->arena;
	for (uint32_t i = 0; i < main->replaces.len; i++) {
		const struct load_replace *l = &main->replaces.at[i];
		const struct vendored_module *m = find(r, l->path, *l->version ? l->version : NULL);
		if (!m || !m->dep.replaced)
			complain_of(r, l->path, l->version,
				    "is replaced in go.mod, but not marked as replaced in vendor/modules.txt");
		else if (strcmp(target_of(a, l), shown(a, m->dep.stored, m->dep.stored_version)) != 0)
			complain_of(
			    r, l->path, l->version,
			    arena_printf(
				a, "is replaced by %s in go.mod, but marked as replaced by %s in vendor/modules.txt",
				target_of(a, l), shown(a, m->dep.stored, m->dep.stored_version))
				.data);
	}
}

static bool is_required(const struct load_module *main, const struct load_dep *d)
{
	for (uint32_t i = 0; i < main->requires.len; i++)
		if (!strcmp(main->requires.at[i].path, d->path) && !strcmp(main->requires.at[i].version, d->version))
			return true;
	return false;
}

static void check_modules(struct reader *r, const struct load_module *main)
{
	for (uint32_t i = 0; i < r->modules.len; i++) {
		const struct vendored_module *m = r->modules.at[i];
		if (m->is_explicit && !is_required(main, &m->dep))
			complain_of(
			    r, m->dep.path, m->dep.version,
			    "is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod");
		if (m->dep.replaced && !load_modules_replacement(r->ms, m->dep.path, m->dep.version))
			complain_of(r, m->dep.path, m->dep.version,
				    "is marked as replaced in vendor/modules.txt, but not replaced in go.mod");
	}
}

bool load_vendor_read(struct load_modules *ms)
{
	struct reader r = {.ms = ms, .errors.arena = ms->arena};
	struct str text = {0};
	const struct load_module *main = ms->mains.at[0];
	ms->vendored = map_new(ms->arena);
	if (file_read(ms->arena, arena_printf(ms->arena, "%s/modules.txt", ms->vendor).data, &text))
		read_text(&r, text);
	if (ms->work)
		return true;
	check_requires(&r, main);
	check_replaces(&r, main);
	check_modules(&r, main);
	if (!r.errors.len)
		return true;
	diag_error(ms->diags, POS_NONE,
		   "go: inconsistent vendoring in %s:" STR_FMT
		   "\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n"
		   "\tTo sync the vendor directory, run:\n\t\tgo mod vendor",
		   main->dir, STR_ARG(text_str(&r.errors)));
	return false;
}
