#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "build.h"
#include "buildinfo.h"
#include "gcflags.h"
#include "godebug.h"
#include "code.h"
#include "goenv.h"
#include "complain.h"
#include "link.h"
#include "places.h"
#include "report.h"
#include "show.h"

/* Identity of the compiler and its plug-in: part of every key. */
static void key_add_tool(struct cache_key *k, const char *path)
{
	struct stat st = {0};
	if (stat(path, &st) == 0) {
		cache_key_add_u64(k, (uint64_t)st.st_size);
		cache_key_add_u64(k, (uint64_t)st.st_mtim.tv_sec * 1000000000u + (uint64_t)st.st_mtim.tv_nsec);
	}
}

/* With the libraries that it says decide about its code. */
static void key_add_plugin(struct build *b, const char *path)
{
	struct str needs;
	key_add_tool(&b->cache_tools, path);
	if (!file_read(b->arena, arena_printf(b->arena, "%s.needs", path).data, &needs))
		return;
	char *text = (char *)arena_str(b->arena, needs).data, *save;
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		key_add_tool(&b->cache_tools, line);
}

static bool open_cache(struct build *b)
{
	const struct settings *s = b->settings;
	b->cache =
	    (struct cache){.arena = b->arena, .dir = s->cache_dir, .limit = s->cache_limit, .ignore = s->rebuild};
	if (!s->cache_dir) {
		b->temp = path_temp_dir(b->arena);
		if (!b->temp) {
			complain("cannot make a temporary folder: %s", strerror(errno));
			return false;
		}
		b->cache.dir = b->temp;
	}
	if (!cache_open(&b->cache)) {
		complain("cannot use the build cache %s: %s", b->cache.dir, strerror(errno));
		return false;
	}
	cache_key_add(&b->cache_tools, STR("gosubc 1"));
	key_add_tool(&b->cache_tools, "/proc/self/exe");
	key_add_plugin(b, s->backend ? s->backend : path_join(b->arena, s->lib_dir, "gosub-llvm.so"));
	return true;
}

/* ---- what each unit may read ---- */

struct unit *unit_of(struct load_package *p)
{
	return p->user;
}

static void set_version(const struct settings *s, const struct load_package *p, struct inputs *in)
{
	int major, minor;
	if (p->std)
		return;
	if (!s->lang || sscanf(s->lang, "go%d.%d", &major, &minor) != 2) {
		major = p->go_major;
		minor = p->go_minor;
	}
	in->go_major = (uint64_t)major;
	in->go_minor = (uint64_t)minor;
}

static void set_files(struct build *b, const struct load_package *p, struct inputs *in)
{
	for (uint32_t i = 0; i < p->files.len; i++) {
		uint32_t source = p->files.at[i].source;
		struct str shown = in->m || in->m_what.len ? b->sources.files.at[source - 1].name : STR("");
		VEC_PUSH(b->arena, &in->files.list, (struct input_file){source, shown, p->files.at[i].patch});
	}
}

/* Messages about instances name the files that their generic functions are in. */
static struct str shown_files(struct build *b, const struct load_package *p)
{
	struct text t = {.arena = b->arena};
	for (uint32_t i = 0; i < p->files.len; i++)
		text_printf(&t, STR_FMT "\n", STR_ARG(b->sources.files.at[p->files.at[i].source - 1].name));
	return text_str(&t);
}

/* Hashes of what they export follow when the units are there: add_exports. */
static void set_imports(struct build *b, const struct load_package *p, struct inputs *in)
{
	for (uint32_t i = 0; i < p->imports.len; i++) {
		struct load_package *q = p->imports.at[i].package;
		if (!q)
			continue;
		struct unit *u = unit_of(q);
		inputs_import(
		    b->arena, in,
		    (struct input_import){.path = u->in.path, .as = str_of(p->imports.at[i].path), .unit = u});
		for (uint32_t k = 0; k < u->in.imports.list.len; k++) {
			struct input_import indirect = u->in.imports.list.at[k];
			indirect.as = indirect.shown = STR("");
			inputs_import(b->arena, in, indirect);
		}
	}
}

/* Of a package or of the program object. */
static struct inputs inputs_of_settings(const struct build *b, const struct settings *s)
{
	return (struct inputs){
	    .tools = b->cache_tools,
	    .escape = str_of(s->escape),
	    .target = str_of(b->settings->target),
	    .opt_level = s->no_optimise ? 0 : (uint64_t)s->opt_level,
	    .no_inline = s->no_inline || s->no_optimise || s->opt_level == 0,
	    .counting = s->counting,
	    .no_alias = s->no_alias,
	    .no_loop_versions = s->no_loop_versions,
	    .no_intrinsics = s->no_intrinsics,
	    .lose_bases = s->lose_bases,
	    .verify = s->verify,
	};
}

static struct inputs inputs_of(struct build *b, const struct load_package *p)
{
	const struct settings *s = gcflags_for(b->settings, p);
	struct inputs in = inputs_of_settings(b, s);
	bool told = p->named || s != b->settings;
	in.path = str_of(p->link);
	in.name = str_of(p->name ? p->name : "");
	in.std = p->std;
	in.complete = s->complete && !p->std;
	in.variables = !p->std || s->full_debug;
	in.values = gcflags_values(s, p);
	in.embeds = p->embeds;
	in.trimpath = s->trimpath;
	if (told)
		in.m = (uint64_t)s->m;
	if (told && s->m_what)
		in.m_what = str_of(s->m_what);
	set_version(s, p, &in);
	set_files(b, p, &in);
	set_imports(b, p, &in);
	for (uint32_t i = 0; (in.m || in.m_what.len) && i < in.imports.list.len; i++)
		in.imports.list.at[i].shown = shown_files(b, in.imports.list.at[i].unit->source);
	return in;
}

static void add_exports(struct unit *u)
{
	for (uint32_t i = 0; i < u->in.imports.list.len; i++) {
		struct input_import *imp = &u->in.imports.list.at[i];
		imp->exports = imp->unit->summary.export_hash;
	}
}

static void make_units(struct build *b)
{
	b->nunits = b->load.packages.len;
	b->units = ARENA_ARRAY(b->arena, struct unit, b->nunits);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->front = &b->front;
		u->source = b->load.packages.at[i];
		u->source->user = u;
		u->arena = arena_new();
		u->diags = (struct diags){.arena = b->arena, .sources = &b->sources};
		u->in = inputs_of(b, u->source);
		u->diags.home = u->source->files.len ? u->source->files.at[0].source : 0;
	}
}

/* ---- messages ---- */

/* As the go command calls it: what is compiled against the package under test has its program behind it. */
static const char *package_name(struct build *b, const struct load_package *p)
{
	const struct load_package *tested = b->test.package;
	if (!tested || !b->test.main || p == b->test.main ||
	    (p != tested && !inputs_find(&((const struct unit *)p->user)->in, str_of(tested->link))))
		return p->path;
	return arena_printf(b->arena, "%s [%s.test]", p->path, tested->path).data;
}

/* As the go command heads what its compiler says of a package. */
static void head_messages(struct build *b, const struct unit *u)
{
	const char *path = u->source->path;
	if (!b->settings->json)
		fprintf(stderr, "# %s\n", path);
}

/* u: whose they are, NULL: of loading. False: there was no error. */
static bool tell(struct build *b, const struct unit *u, struct diags *d)
{
	bool errors = d->errors != 0;
	if (!b->listener) {
		if (u && errors)
			head_messages(b, u);
		return report_diags(b->settings, d);
	}
	struct str text = report_text(b->arena, b->settings, d);
	if (text.len)
		b->listener->tell(b->listener->context, u ? package_name(b, u->source) : NULL, text);
	return errors;
}

/* ---- opening ---- */

/* The go command's own messages, as those of loading are, name files without "./". */
static void drop_dots(struct sources *s)
{
	for (uint32_t i = 0; i < s->files.len; i++) {
		struct str *name = &s->files.at[i].name;
		if (str_has_prefix(*name, STR("./")))
			*name = (struct str){name->data + 2, name->len - 2};
	}
}

/* False after a message. */
static bool begin(struct build *b, const struct settings *s)
{
	*b = (struct build){.settings = s, .arena = arena_new(), .cache.lock = -1};
	timing_start(&b->timing, s->timings);
	b->sources.arena = b->arena;
	b->diags = (struct diags){.arena = b->arena, .sources = &b->sources};
	b->front = (struct front){
	    .arena = b->arena,
	    .names = intern_new(b->arena),
	    .sources = &b->sources,
	    .timing = &b->timing,
	};
	b->front.types = types_new(b->arena, b->front.names);
	if (!s->tree.root)
		complain("%s", s->tree.why);
	return s->tree.root != NULL;
}

static struct load_config load_config_of(struct build *b)
{
	const struct settings *s = b->settings;
	return (struct load_config){
	    .arena = b->arena,
	    .names = b->front.names,
	    .sources = &b->sources,
	    .diags = &b->diags,
	    .goroot = s->tree.root,
	    .go_version = s->tree.version,
	    .overlay = path_join(b->arena, s->lib_dir, "std"),
	    .goarch = strcmp(s->target, "aarch64") ? "amd64" : "arm64",
	    .tags = s->tags,
	    .trimpath = s->trimpath,
	    .modcache = goenv_modcache(s),
	    .mod = s->mod,
	    .modfile = s->modfile,
	    .gowork = goenv_get(s, ENVIRON_GOWORK),
	    .toolchain = goenv_get(s, ENVIRON_GOTOOLCHAIN),
	    .implicit = strcmp(s->command, "check") ? "runtime" : NULL,
	    .named_files = !strcmp(s->command, "run") && s->operands.list.len &&
			   str_has_suffix(str_of(s->operands.list.at[0]), STR(".go")),
	};
}

/* The packages are loaded, well or not. */
static bool loaded(struct build *b, bool ok)
{
	if (strcmp(b->settings->command, "check") && !open_cache(b))
		return false;
	make_units(b);
	timing_enter(&b->timing, STAGE_REST);
	ok &= !b->diags.errors;
	if (!ok)
		drop_dots(&b->sources);
	tell(b, NULL, &b->diags); /* of what is fine too: a pattern that matched nothing */
	return ok;
}

bool build_open(struct build *b, const struct settings *s, const char *const *operands, uint32_t n)
{
	if (!begin(b, s))
		return false;
	struct load_config config = load_config_of(b);
	return loaded(b, load_operands(&b->load, &config, operands, n));
}

/* What is matched or told of is not built: list shows the tree as it is. */
static struct load_config match_config(struct build *b)
{
	struct load_config config = load_config_of(b);
	config.implicit = NULL;
	if (!strcmp(b->settings->command, "list")) {
		b->import_diags = (struct diags){.arena = b->arena, .sources = &b->sources};
		config.import_diags = &b->import_diags;
		config.overlay = NULL;
	}
	return config;
}

bool build_match_modules(struct build *b, const struct settings *s, struct load_deps *out)
{
	if (!begin(b, s))
		return false;
	struct load_config config = match_config(b);
	return load_begin(&b->load, &config) &&
	       load_match_modules(&b->load, s->operands.list.at, s->operands.list.len, out);
}

bool build_match_test(struct build *b, const struct settings *s, const struct load_found *f)
{
	if (!begin(b, s))
		return false;
	struct load_config config = match_config(b);
	return load_test(&b->load, &config, f, &b->test);
}

bool build_match(struct build *b, const struct settings *s, struct load_matches *out)
{
	if (!begin(b, s))
		return false;
	struct load_config config = match_config(b);
	bool ok = load_begin(&b->load, &config) &&
		  load_match(&b->load, s->operands.list.at, s->operands.list.len, out) && !b->diags.errors;
	build_tell(b);
	return ok;
}

bool build_tell(struct build *b)
{
	drop_dots(&b->sources);
	return report_diags(b->settings, &b->diags);
}

bool build_tell_imports(struct build *b)
{
	drop_dots(&b->sources);
	return report_diags(b->settings, &b->import_diags);
}

bool build_open_test(struct build *b, const struct settings *s, const struct load_found *f,
		     const struct load_cover *cover, const struct build_listener *listener)
{
	if (!begin(b, s))
		return false;
	b->listener = listener;
	struct load_config config = load_config_of(b);
	config.cover = cover;
	return loaded(b, load_test(&b->load, &config, f, &b->test));
}

void build_close(struct build *b)
{
	timing_print(&b->timing);
	for (uint32_t i = 0; i < b->nunits; i++)
		arena_free(b->units[i].arena);
	cache_close(&b->cache);
	if (b->temp)
		path_remove_all(b->temp);
	arena_free(b->arena);
}

struct unit *build_named(struct build *b, struct unit *before)
{
	for (struct unit *u = before ? before + 1 : b->units; u < b->units + b->nunits; u++)
		if (u->source->named)
			return u;
	return NULL;
}

bool unit_is_command(const struct unit *u)
{
	return u->source->name && !strcmp(u->source->name, "main");
}

bool build_progress(struct build *b, const struct unit *u)
{
	const struct settings *s = b->settings;
	b->done++;
	if (s->verbose || s->dry_run)
		fprintf(stderr, "compile %s\n", u->source->path);
	else if (s->names)
		fprintf(stderr, "%s\n", u->source->path);
	else if (s->progress && b->nunits > 3)
		fprintf(stderr, "\r[%u/%u] %.60s\x1b[K", b->done, b->nunits, u->source->path);
	return true;
}

void build_progress_end(const struct build *b)
{
	const struct settings *s = b->settings;
	if (s->progress && b->nunits > 3 && !s->verbose && !s->names)
		fputs("\r\x1b[K", stderr);
}

/* ---- check ---- */

/* What the library's functions do with their parameters; a package of it that cannot be analysed stays unknown. */
static void analyse_library(struct unit *u)
{
	if (unit_check(u, true) && unit_analyse(u))
		unit_summarise(u);
	if (u->diags.errors)
		u->diags.list.len = u->diags.errors = 0;
}

/* -m=storage without a backend: what it would find in registers or remove is told where it was placed. */
static void tell_storage(struct unit *u)
{
	struct storage placed = storage_new(u->arena, u->vm);
	struct str text = storage_text(u->arena, &placed, u->vm, u->diags.home);
	fwrite(text.data, 1, text.len, stderr);
}

bool build_check(struct build *b, bool analyse)
{
	bool ok = true;
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		if (!u->source->named && !analyse)
			continue;
		if (!u->source->named && u->source->std) {
			analyse_library(u);
			continue;
		}
		bool good = unit_check(u, true);
		if (good && (analyse || u->types->large_values))
			good = unit_analyse(u);
		if (good && analyse)
			unit_summarise(u);
		if (good && u->in.m_what.len)
			tell_storage(u);
		if (!analyse)
			unit_drop_ir(u);
		if (u->source->named || u->diags.errors)
			good &= !report_diags(b->settings, &u->diags);
		ok &= good;
	}
	for (uint32_t i = 0; i < b->nunits; i++) /* errors of imported packages' declarations */
		ok &= !report_diags(b->settings, &b->units[i].diags);
	return ok;
}

/* ---- compile ---- */

/* What gc leaves to its linker to say. */
static bool has_main(struct build *b, const struct unit *u)
{
	const struct object *obj;
	if (strcmp(u->source->link, "main") != 0)
		return true;
	obj = scope_lookup(u->types->scope, intern_cstr(b->front.names, "main"));
	if (obj && obj->kind == OBJ_FUNC)
		return true;
	head_messages(b, u);
	fputs("runtime.main_main·f: function main is undeclared in the main package\n", stderr);
	return false;
}

static bool in_cache(struct build *b, struct unit *u)
{
	enum stage before = timing_enter(&b->timing, STAGE_CACHE);
	add_exports(u);
	u->key = inputs_key(&u->in, &b->sources);
	u->compiled = cache_lookup(&b->cache, u->arena, u->key, &u->entry) &&
		      summary_read(u->arena, u->entry.summary, &u->summary);
	u->kept = u->compiled;
	timing_enter(&b->timing, before);
	return u->compiled;
}

/* Its summary from the cache, or through the front end. */
static bool summarise_unit(struct build *b, struct unit *u)
{
	if (in_cache(b, u)) {
		fwrite(u->entry.notes.data, 1, u->entry.notes.len, stderr);
		return true;
	}
	build_progress(b, u);
	if (!unit_check(u, true) || !has_main(b, u) || !unit_analyse(u)) {
		build_progress_end(b);
		tell(b, u, &u->diags);
		return false;
	}
	unit_summarise(u);
	u->entry.notes = report_text(u->arena, b->settings, &u->diags);
	fwrite(u->entry.notes.data, 1, u->entry.notes.len, stderr);
	return u->in.m_what.len || unit_keep(b, u); /* storage is told by the backend */
}

bool unit_keep(struct build *b, struct unit *u)
{
	u->kept = cache_store(&b->cache, u->arena, u->key, NULL, u->entry.summary, u->entry.notes, &u->entry);
	if (u->kept)
		return true;
	if (!b->cache_full) /* the next package will not fit either */
		complain("cannot write to the build cache %s: %s", b->cache.dir, strerror(errno));
	b->cache_full = true;
	return false;
}

static bool imports_failed(const struct unit *u)
{
	for (uint32_t i = 0; i < u->in.imports.list.len; i++)
		if (u->in.imports.list.at[i].unit->failed)
			return true;
	return false;
}

/* The settings that a command starts with. False after messages. */
static bool find_godebug(struct build *b, const struct unit *root, struct str *out)
{
	const struct load_package *p = root->source;
	struct str table = load_godebug_table(b->arena, b->settings->tree.root);
	*out = godebug_defaults(b->arena, &b->diags, &b->sources, &b->load, p, table);
	return !report_diags(b->settings, &b->diags);
}

/* What is wrong with them is told before anything is compiled. */
static bool check_godebug(struct build *b)
{
	struct str ignored;
	bool ok = true;
	for (struct unit *u = NULL; (u = build_named(b, u));)
		ok &= !unit_is_command(u) || find_godebug(b, u, &ignored);
	return ok;
}

static bool summarise(struct build *b)
{
	bool ok = true;
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->failed |= imports_failed(u) || !summarise_unit(b, u);
		ok &= !u->failed;
	}
	return ok;
}

void build_tell_work(struct build *b)
{
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->failed =
		    imports_failed(u) || !in_cache(b, u); /* then the key of what imports it is not known either */
		if (u->failed)
			build_progress(b, u);
	}
}

bool build_compile(struct build *b)
{
	bool ok = check_godebug(b) && summarise(b);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->whole = u->source->named && (b->settings->compile_only || !unit_is_command(u) || u->in.m_what.len);
	}
	ok = ok && code_of_packages(b);
	build_progress_end(b);
	return ok;
}

/* ---- link ---- */

/* Which units the program of a command is made of. */
static void mark_parts(struct build *b, const struct unit *root)
{
	for (uint32_t i = 0; i < b->nunits; i++)
		b->units[i].linked = &b->units[i] == root || b->units[i].source->implicit;
	for (uint32_t i = 0; i < root->in.imports.list.len; i++)
		root->in.imports.list.at[i].unit->linked = true;
}

/* What a program holds beside its packages. */
struct program_facts {
	struct str godebug, buildinfo;
};

static bool program_object(struct build *b, const struct init_list *inits, const struct program_facts *facts,
			   const char **object)
{
	struct text names = {.arena = b->arena};
	struct cache_entry entry;
	struct inputs in = inputs_of_settings(b, b->settings);
	for (uint32_t i = 0; i < inits->len; i++)
		text_printf(&names, "%s\n", inits->at[i]);
	in.part = STR("program");
	in.inits = text_str(&names);
	in.godebug = facts->godebug;
	in.buildinfo = facts->buildinfo;
	in.goroot = b->settings->trimpath ? STR("") : str_of(b->settings->tree.root);
	in.go_version = str_of(b->settings->tree.version);
	struct cache_key key = inputs_key(&in, &b->sources);
	if (cache_lookup(&b->cache, b->arena, key, &entry)) {
		*object = entry.object;
		return true;
	}
	struct emitter *e = emitter_new(b);
	if (!e)
		return false;
	const char *temp = cache_temp(&b->cache, b->arena, key);
	bool ok = emitter_program(e, &in, inits->at, inits->len, temp);
	ok &= emitter_finish(e);
	if (ok && !cache_store(&b->cache, b->arena, key, temp, STR(""), STR(""), &entry)) {
		complain("cannot write to the build cache %s: %s", b->cache.dir, strerror(errno));
		ok = false;
	}
	*object = entry.object;
	return ok;
}

/* Copies a file that is complete in the cache to its place. */
static bool install(const char *from, const char *to, unsigned mode)
{
	struct str bytes;
	struct arena *scratch = arena_new();
	bool read = file_read(scratch, from, &bytes), ok = read && file_write_mode(to, bytes, mode);
	if (!ok)
		complain("cannot %s %s: %s", read ? "write" : "read", read ? to : from, strerror(errno));
	arena_free(scratch);
	return ok;
}

static bool link_key_of(struct build *b, const struct unit *root, struct program_facts *facts, struct cache_key *key)
{
	if (!find_godebug(b, root, &facts->godebug))
		return false;
	mark_parts(b, root);
	facts->buildinfo = buildinfo_text(b, root, facts->godebug);
	*key = b->cache_tools;
	cache_key_add(key, STR("link"));
	cache_key_add_u64(key, b->settings->no_reach);
	cache_key_add(key, facts->godebug);
	cache_key_add(key, facts->buildinfo);
	cache_key_add(key, str_of(b->settings->tree.root));
	cache_key_add(key, str_of(b->settings->tree.version));
	link_key(b->settings, key);
	for (uint32_t i = b->nunits; i-- > 0;) {
		if (!b->units[i].linked)
			continue;
		cache_key_add_u64(key, b->units[i].key.a);
		cache_key_add_u64(key, b->units[i].key.b);
	}
	return true;
}

bool build_link_key(struct build *b, const struct unit *root, struct cache_key *key)
{
	struct program_facts facts;
	return link_key_of(b, root, &facts, key);
}

static void add_objects(struct build *b, struct link_job *job)
{
	for (uint32_t i = b->nunits; i-- > 0;)
		for (uint32_t k = 0; b->units[i].linked && k < b->units[i].objects.len; k++)
			VEC_PUSH(b->arena, &job->objects.list, b->units[i].objects.at[k]);
	job->methods.list.at = b->methods.at;
	job->methods.list.len = b->methods.len;
}

static bool linked(struct build *b, const struct link_job *job)
{
	enum stage before = timing_enter(&b->timing, STAGE_LINK);
	uint64_t cpu = timing_of_children();
	bool ok = link_program(job);
	timing_add(&b->timing, STAGE_LINK, timing_of_children() - cpu);
	timing_enter(&b->timing, before);
	return ok;
}

bool build_link(struct build *b, const struct unit *root, const char *output)
{
	struct program_facts facts;
	struct link_job job = {.settings = b->settings};
	struct init_list inits = {0};
	struct cache_key key;
	struct cache_entry entry;
	if (!link_key_of(b, root, &facts, &key))
		return false;
	if (!cache_lookup(&b->cache, b->arena, key, &entry)) {
		const char *object = NULL;
		build_init_order(b, &inits);
		bool ok = code_of_program(b, &inits);
		build_progress_end(b);
		if (!ok || !program_object(b, &inits, &facts, &object))
			return false;
		add_objects(b, &job);
		VEC_PUSH(b->arena, &job.objects.list, object);
		job.output = cache_temp(&b->cache, b->arena, key);
		if (!linked(b, &job))
			return false;
		if (!cache_store(&b->cache, b->arena, key, job.output, STR(""), STR(""), &entry)) {
			complain("cannot write to the build cache %s: %s", b->cache.dir, strerror(errno));
			return false;
		}
	}
	return install(entry.object, output, 0777);
}

bool build_install_object(struct build *b, struct unit *u, const char *output)
{
	return install(u->objects.at[0], output, 0666);
}

/* ---- text ---- */

static bool emit_vm(struct unit *u, const char *show, const char *path)
{
	struct str text = show[0] ? show_functions(u, show) : vm_print(u->arena, u->vm);

	if (!text.len) {
		complain("-emit-ir: no function of %s matches %s", u->vm->path, show);
		return false;
	}
	if (file_write(path, text))
		return true;
	complain("cannot write %s: %s", path, strerror(errno));
	return false;
}

static bool copy_to_stdout(struct arena *a, const char *path)
{
	struct str text;
	if (file_read(a, path, &text))
		return fwrite(text.data, 1, text.len, stdout) == text.len; /* main.c says what became of it */
	complain("cannot read %s: %s", path, strerror(errno));
	return false;
}

bool build_emit_text(struct build *b, const char *output)
{
	bool to_stdout = !output || !strcmp(output, "-"), ok = true;
	const char *dir = to_stdout ? path_temp_dir(b->arena) : NULL;
	struct emitter *e = NULL;
	if (to_stdout && !dir) {
		complain("cannot make a temporary folder: %s", strerror(errno));
		return false;
	}
	for (uint32_t i = 0; ok && i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		if (!u->source->named)
			continue;
		const char *path = to_stdout ? path_join(b->arena, dir, "out") : output;
		if (b->settings->emit_ir)
			ok = emit_vm(u, b->settings->emit_ir, path);
		else
			ok = (e || (e = emitter_new(b))) && emitter_write_text(e, u, path);
		if (ok && to_stdout)
			ok = copy_to_stdout(b->arena, path);
	}
	if (e)
		ok &= emitter_finish(e);
	if (dir)
		path_remove_all(dir);
	return ok;
}
