#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "build.h"
#include "commands.h"
#include "link.h"
#include "places.h"
#include "report.h"

/* Identity of the compiler and its plug-in: part of every key. */
static void key_add_tool(struct cache_key *k, const char *path)
{
	struct stat st = {0};
	if (stat(path, &st) == 0) {
		cache_key_add_u64(k, (uint64_t)st.st_size);
		cache_key_add_u64(k, (uint64_t)st.st_mtim.tv_sec * 1000000000u + (uint64_t)st.st_mtim.tv_nsec);
	}
}

static bool open_cache(struct build *b)
{
	const struct settings *s = b->settings;
	b->cache = (struct cache){.arena = b->arena, .dir = s->cache_dir, .ignore = s->rebuild};
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
	cache_trim(&b->cache);
	cache_key_add(&b->cache_tools, STR("gosubc 1"));
	key_add_tool(&b->cache_tools, "/proc/self/exe");
	key_add_tool(&b->cache_tools, s->backend ? s->backend : path_join(b->arena, s->lib_dir, "gosub-llvm.so"));
	return true;
}

static void make_units(struct build *b)
{
	b->nunits = b->load.packages.len;
	b->units = ARENA_ARRAY(b->arena, struct unit, b->nunits);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->build = b;
		u->source = b->load.packages.at[i];
		u->source->user = u;
		u->arena = arena_new();
		u->diags = (struct diags){.arena = b->arena, .sources = &b->sources};
	}
}

/* The go command's own messages, as those of loading are, name files without "./". */
static void drop_dots(struct sources *s)
{
	for (uint32_t i = 0; i < s->files.len; i++) {
		struct str *name = &s->files.at[i].name;
		if (str_has_prefix(*name, STR("./")))
			*name = (struct str){name->data + 2, name->len - 2};
	}
}

bool build_open(struct build *b, const struct settings *s, const char *const *operands, uint32_t n)
{
	*b = (struct build){.settings = s, .arena = arena_new()};
	timing_start(&b->timing, s->timings);
	b->names = intern_new(b->arena);
	b->sources.arena = b->arena;
	b->diags = (struct diags){.arena = b->arena, .sources = &b->sources};
	b->types = types_new(b->arena, b->names);
	/* Declarations come from the Go tree as it is; what is compiled needs the packages that know our runtime. */
	bool check = !strcmp(s->command, "check");
	struct load_config config = {
		.arena = b->arena,
		.names = b->names,
		.sources = &b->sources,
		.diags = &b->diags,
		.goroot = s->goroot,
		.overlay = check && s->goroot ? NULL : path_join(b->arena, s->lib_dir, "std"),
		.goarch = strcmp(s->target, "aarch64") ? "amd64" : "arm64",
		.tags = s->tags,
		.implicit = check ? NULL : "runtime",
	};
	bool ok = load_operands(&b->load, &config, operands, n);
	make_units(b);
	timing_enter(&b->timing, STAGE_REST);
	if (b->diags.errors || !ok) {
		drop_dots(&b->sources);
		report_diags(s, &b->diags);
		return false;
	}
	return check || open_cache(b);
}

void build_close(struct build *b)
{
	timing_print(&b->timing);
	for (uint32_t i = 0; i < b->nunits; i++)
		arena_free(b->units[i].arena);
	if (b->temp)
		path_remove_all(b->temp);
	arena_free(b->arena);
}

struct unit *build_root(struct build *b)
{
	struct unit *first = NULL;
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		if (!u->source->named)
			continue;
		if (!strcmp(u->source->name, "main"))
			return u;
		first = first ? first : u;
	}
	return first;
}

static bool progress(struct build *b, const struct unit *u)
{
	const struct settings *s = b->settings;
	b->done++;
	if (s->verbose)
		fprintf(stderr, "compile %s\n", u->source->path);
	else if (s->progress && b->nunits > 3)
		fprintf(stderr, "\r[%u/%u] %.60s\x1b[K", b->done, b->nunits, u->source->path);
	return true;
}

static void progress_end(const struct build *b)
{
	if (b->settings->progress && b->nunits > 3 && !b->settings->verbose)
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
		if (!analyse)
			unit_drop_ir(u);
		if (u->source->named || u->diags.errors)
			good &= !unit_report(u);
		ok &= good;
	}
	for (uint32_t i = 0; i < b->nunits; i++) /* errors of imported packages' declarations */
		ok &= !unit_report(&b->units[i]);
	return ok;
}

/* ---- compile ---- */

/* What gc leaves to its linker to say. */
static bool has_main(struct build *b, const struct unit *u)
{
	const struct object *obj;
	if (strcmp(u->source->link, "main") != 0)
		return true;
	obj = scope_lookup(u->types->scope, intern_cstr(b->names, "main"));
	if (obj && obj->kind == OBJ_FUNC)
		return true;
	fputs("runtime.main_main·f: function main is undeclared in the main package\n", stderr);
	return false;
}

/* From the cache, or through the front end into the emitter's queue. */
static bool compile_unit(struct build *b, struct unit *u, struct emitter **e)
{
	unit_make_key(u);
	if (cache_lookup(&b->cache, u->arena, u->key, &u->entry) &&
	    summary_read(u->arena, u->entry.summary, &u->summary)) {
		fwrite(u->entry.notes.data, 1, u->entry.notes.len, stderr);
		u->has_object = true;
		b->done++;
		return true;
	}
	progress(b, u);
	if (!unit_check(u, true) || !has_main(b, u) || !unit_analyse(u)) {
		progress_end(b);
		unit_report(u);
		return false;
	}
	unit_summarise(u);
	if (!*e && !(*e = emitter_new(b)))
		return false;
	u->entry.notes = unit_notes(u);
	fwrite(u->entry.notes.data, 1, u->entry.notes.len, stderr);
	emitter_add(*e, u);
	return true;
}

bool build_compile(struct build *b)
{
	struct emitter *e = NULL;
	bool ok = true;
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		bool imports_fine = true;
		for (uint32_t k = 0; k < u->source->imports.len; k++) {
			struct load_package *p = u->source->imports.at[k].package;
			imports_fine &= !p || !unit_of(p)->failed;
		}
		u->failed |= !imports_fine || !compile_unit(b, u, &e);
		ok &= !u->failed;
	}
	if (e)
		ok &= emitter_finish(e);
	progress_end(b);
	return ok;
}

/* ---- link ---- */

static bool program_object(struct build *b, struct cache_key key, const char **object)
{
	VEC(const char *) inits = {0};
	struct cache_entry entry;
	for (uint32_t i = 0; i < b->nunits; i++)
		if (b->units[i].summary.init) {
			VEC_PUSH(b->arena, &inits, b->units[i].summary.init);
			cache_key_add(&key, str_of(b->units[i].summary.init));
		}
	if (cache_lookup(&b->cache, b->arena, key, &entry)) {
		*object = entry.object;
		return true;
	}
	struct emitter *e = emitter_new(b);
	if (!e)
		return false;
	const char *temp = cache_temp(&b->cache, b->arena, key);
	bool ok = emitter_program(e, inits.at, inits.len, temp);
	ok &= emitter_finish(e);
	if (ok && !cache_store(&b->cache, b->arena, key, temp, STR(""), STR(""), &entry)) {
		complain("cannot write to the build cache %s: %s", b->cache.dir, strerror(errno));
		ok = false;
	}
	*object = entry.object;
	return ok;
}

/* Copies a file that is complete in the cache to its place. */
static bool install(struct build *b, const char *from, const char *to, mode_t mode)
{
	struct str bytes;
	struct arena *scratch = arena_new();
	const char *temp = arena_printf(scratch, "%s.tmp.%d", to, (int)getpid()).data;
	bool ok = file_read(scratch, from, &bytes) && file_write(temp, bytes) && !chmod(temp, mode) &&
		  !rename(temp, to);
	if (!ok) {
		complain("cannot write %s: %s", to, strerror(errno));
		unlink(temp);
	}
	arena_free(scratch);
	return ok;
}

static bool is_device(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

bool build_link(struct build *b, const char *output)
{
	struct link_job job = {.settings = b->settings};
	struct cache_key key = b->cache_tools, program = b->cache_tools;
	struct cache_entry entry;
	cache_key_add(&program, STR("program"));
	cache_key_add(&program, str_of(b->settings->target));
	cache_key_add(&key, STR("link"));
	link_key(b->settings, &key);
	for (uint32_t i = b->nunits; i-- > 0;) {
		VEC_PUSH(b->arena, &job.objects.list, b->units[i].entry.object);
		cache_key_add_u64(&key, b->units[i].key.a);
		cache_key_add_u64(&key, b->units[i].key.b);
	}
	mode_t mask = umask(0);
	umask(mask);
	if (!cache_lookup(&b->cache, b->arena, key, &entry)) {
		const char *object = NULL;
		if (!program_object(b, program, &object))
			return false;
		VEC_PUSH(b->arena, &job.objects.list, object);
		job.output = cache_temp(&b->cache, b->arena, key);
		if (!link_program(&job))
			return false;
		if (!cache_store(&b->cache, b->arena, key, job.output, STR(""), STR(""), &entry)) {
			complain("cannot write to the build cache %s: %s", b->cache.dir, strerror(errno));
			return false;
		}
	}
	return is_device(output) || install(b, entry.object, output, 0777 & ~mask);
}

bool build_install_object(struct build *b, struct unit *u, const char *output)
{
	return is_device(output) || install(b, u->entry.object, output, 0644);
}

/* ---- text ---- */

static bool emit_vm(struct unit *u, const char *path)
{
	if (file_write(path, vm_print(u->arena, u->vm)))
		return true;
	complain("cannot write %s: %s", path, strerror(errno));
	return false;
}

static bool copy_to_stdout(struct arena *a, const char *path)
{
	struct str text;
	if (file_read(a, path, &text) && fwrite(text.data, 1, text.len, stdout) == text.len && !fflush(stdout))
		return true;
	complain("cannot write to standard output: %s", strerror(errno));
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
			ok = emit_vm(u, path);
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
