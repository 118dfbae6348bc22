/* unit.c - the front end over one package: parse, check, lower, place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "escape.h"
#include "lower.h"
#include "report.h"

struct unit *unit_of(struct load_package *p)
{
	return p->user;
}

/* For -timings. */
static void count_sources(const struct unit *u)
{
	struct build *b = u->build;
	if (!b->timing.on)
		return;
	enum stage before = timing_enter(&b->timing, STAGE_REST);
	for (uint32_t i = 0; i < u->source->files.len; i++)
		timing_count(&b->timing, b->sources.files.at[u->source->files.at[i].source - 1].text);
	b->timing.packages++;
	timing_enter(&b->timing, before);
}

static void parse(struct unit *u)
{
	struct build *b = u->build;
	struct parse_options options = {.std = u->source->std};
	enum stage before = timing_enter(&b->timing, STAGE_PARSE);
	u->parsed = true;
	for (uint32_t i = 0; i < u->source->files.len; i++) {
		struct syntax_file *f = syntax_parse(b->arena, b->names, &b->sources,
						     u->source->files.at[i].source, &u->diags, &options);
		u->failed |= f->bad;
		VEC_PUSH(b->arena, &u->files, f);
	}
	timing_enter(&b->timing, before);
	count_sources(u);
	u->failed |= u->diags.errors != 0;
}

/* check_config.import */
static struct package *import(void *context, struct str path, pos_t pos, struct package *from, struct str *why)
{
	struct unit *u = context;
	if (str_eq(path, STR("unsafe")))
		return u->build->types->unsafe;
	for (uint32_t i = 0; i < u->source->imports.len; i++) {
		struct load_import *imp = &u->source->imports.at[i];
		if (!str_eq(str_of(imp->path), path) || !imp->package)
			continue;
		struct unit *other = unit_of(imp->package);
		unit_check(other, false);
		return other->types;
	}
	*why = (struct str){0}; /* reported while loading */
	return NULL;
}

static void language_version(const struct unit *u, int *major, int *minor)
{
	*major = *minor = 0;
	if (u->source->std)
		return;
	const char *lang = u->build->settings->lang;
	if (lang && sscanf(lang, "go%d.%d", major, minor) == 2)
		return;
	*major = u->source->go_major;
	*minor = u->source->go_minor;
}

/* Other errors of the parser leave a tree that is whole enough: as gc, the checker says what it finds. */
static bool has_syntax_error(const struct unit *u)
{
	for (uint32_t i = 0; i < u->diags.list.len; i++)
		if (str_has_prefix(u->diags.list.at[i].message, STR("syntax error")))
			return true;
	return false;
}

bool unit_check(struct unit *u, bool bodies)
{
	struct build *b = u->build;
	if (u->checked && (u->bodies || !bodies))
		return !u->failed;
	if (u->checking)
		return false;
	u->checking = true;
	if (!u->parsed || u->checked) { /* the tree of a first, bodiless check is used up */
		u->files.len = 0;
		parse(u);
	}
	enum stage before = timing_enter(&b->timing, STAGE_CHECK);
	if (!has_syntax_error(u) || !bodies) {
		struct check_config conf = {
			.ts = b->types,
			.diags = &u->diags,
			.sources = &b->sources,
			.ignore_func_bodies = !bodies,
			.whole = b->settings->complete && !u->source->std,
			.import = import,
			.import_context = u,
		};
		language_version(u, &conf.go_major, &conf.go_minor);
		u->types = package_new(b->types, str_of(u->source->link), str_of(u->source->name));
		u->types->std = u->source->std;
		u->failed |= !check_package(&conf, u->types, u->files.at, u->files.len);
	}
	timing_enter(&b->timing, before);
	u->checking = false;
	u->checked = true;
	u->bodies = bodies;
	return !u->failed;
}

static void add_imports(struct map *to, const struct map *from)
{
	for (uint32_t i = 0; i < map_len(from); i++) {
		struct str path;
		void *unit;
		map_at_str(from, i, &path, &unit);
		map_put_str(to, path, unit);
	}
}

/* All that u imports, and what that imports. */
static void find_imports(struct unit *u)
{
	if (u->imports)
		return;
	u->imports = map_new(u->build->arena);
	for (uint32_t i = 0; i < u->source->imports.len; i++) {
		struct load_package *p = u->source->imports.at[i].package;
		if (!p)
			continue;
		find_imports(unit_of(p));
		map_put_str(u->imports, str_of(p->link), unit_of(p));
		add_imports(u->imports, unit_of(p)->imports);
	}
}

/* What callees in other packages do with their parameters: as the package says that declares them and that this one imports.
 * Of a declaration without a body nothing is said there, whoever has the body. */
static void import_tags(struct unit *u)
{
	for (uint32_t i = 0; i < u->vm->funcs.len; i++) {
		struct vm_func *f = u->vm->funcs.at[i];
		struct unit *owner = f->decl.pkg ? map_get_str(u->imports, str_of(f->decl.pkg)) : NULL;
		struct summary_tags *t = owner && owner->summary.tags
						 ? map_get_str(owner->summary.tags, str_of(f->decl.name))
						 : NULL;
		if (t && t->n == f->nparams)
			f->tags = t->tags;
	}
}

static void verify(const struct unit *u, const char *after)
{
	const char *defect = u->build->settings->verify ? vm_verify(u->vm) : NULL;
	if (defect)
		kit_fatal("VM IR of package %s after %s: %s", u->source->path, after, defect);
}

static bool place(struct unit *u)
{
	const struct settings *s = u->build->settings;
	struct escape_ctx ctx = {.arena = u->arena};
	if (!escape_policy_find(s->escape)->run(&ctx, u->vm))
		return false;
	if (s->m && (u->source->named || s->m_all))
		escape_report_text(&ctx, u->vm, &u->diags);
	return escape_check_frames(u->vm, &u->diags);
}

static bool analyse(struct unit *u)
{
	struct build *b = u->build;
	const struct settings *s = b->settings;
	struct lower_config conf = {
		.arena = u->arena,
		.ts = b->types,
		.vm_types = vm_types_new(u->arena),
		.sources = &b->sources,
		.diags = &u->diags,
		.verify = s->verify,
	};
	language_version(u, &conf.go_major, &conf.go_minor);
	u->vm = lower_package(&conf, u->types);
	if (u->diags.errors)
		return false;
	verify(u, "lowering");
	timing_enter(&b->timing, STAGE_ESCAPE);
	find_imports(u);
	import_tags(u);
	if (!place(u))
		return false;
	verify(u, "escape analysis");
	return true;
}

bool unit_analyse(struct unit *u)
{
	enum stage before = timing_enter(&u->build->timing, STAGE_LOWER);
	bool ok = analyse(u);
	timing_enter(&u->build->timing, before);
	u->failed |= !ok;
	return ok;
}

void unit_drop_ir(struct unit *u)
{
	if (!u->vm)
		return;
	arena_free(u->arena);
	u->arena = arena_new();
	u->vm = NULL;
}

static void key_add_flags(struct unit *u)
{
	const struct settings *s = u->build->settings;
	int major, minor;
	language_version(u, &major, &minor);
	cache_key_add(&u->key, str_of(s->escape));
	cache_key_add(&u->key, str_of(s->target));
	cache_key_add(&u->key, str_of(s->backend ? s->backend : ""));
	cache_key_add(&u->key, str_of(s->m_what ? s->m_what : ""));
	cache_key_add(&u->key, str_of(s->tags ? s->tags : ""));
	cache_key_add_u64(&u->key, (uint64_t)s->opt_level | (uint64_t)s->no_inline << 8 |
					   (uint64_t)s->counting << 9 | (uint64_t)major << 16 |
					   (uint64_t)minor << 32);
	cache_key_add_u64(&u->key, u->source->named || s->m_all ? (uint64_t)s->m : 0);
}

void unit_make_key(struct unit *u)
{
	u->key = u->build->cache_tools;
	cache_key_add_u64(&u->key, u->source->hash);
	cache_key_add(&u->key, str_of(u->source->dir)); /* file names stand in DWARF and traces */
	key_add_flags(u);
	for (uint32_t i = 0; i < u->source->imports.len; i++) {
		struct load_package *p = u->source->imports.at[i].package;
		if (p)
			cache_key_add(&u->key, unit_of(p)->summary.export_hash);
	}
}

void unit_summarise(struct unit *u)
{
	uint64_t imports = 0;
	for (uint32_t i = 0; i < u->source->imports.len; i++) {
		struct load_package *p = u->source->imports.at[i].package;
		struct str hash = p ? unit_of(p)->summary.export_hash : STR("");
		imports = kit_hash(hash.data, hash.len, imports);
	}
	uint64_t source = summary_hash_source(&u->build->sources, u->files.at, u->files.len);
	u->entry.summary = summary_write(u->arena, u->vm, source, imports, !strcmp(u->source->name, "main"));
	summary_read(u->arena, u->entry.summary, &u->summary);
	/* The backend reads positions on its own thread while later packages are parsed. */
	u->sources = u->build->sources;
	u->vm->sources = &u->sources;
}

bool unit_report(struct unit *u)
{
	return report_diags(u->build->settings, &u->diags);
}

struct str unit_notes(struct unit *u)
{
	return report_text(u->arena, u->build->settings, &u->diags);
}
