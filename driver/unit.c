/* unit.c - the front end over one package: parse, check, lower, place. */
#include <string.h>

#include "escape.h"
#include "lower.h"
#include "passes.h"
#include "unit.h"
#include "values.h"

/* For -timings. */
static void count_sources(const struct unit *u)
{
	struct front *f = u->front;
	if (!f->timing->on)
		return;
	enum stage before = timing_enter(f->timing, STAGE_REST);
	for (uint32_t i = 0; i < u->in.files.list.len; i++)
		timing_count(f->timing, f->sources->files.at[u->in.files.list.at[i].source - 1].text);
	f->timing->packages++;
	timing_enter(f->timing, before);
}

static void parse_files(struct unit *u, bool bodies)
{
	struct front *f = u->front;
	struct parse_options options = {.std = u->in.std, .no_bodies = !bodies, .bodies = u->summary.bodies};
	uint32_t n = u->in.files.list.len;
	bool *patches = ARENA_ARRAY(f->arena, bool, n);
	u->files.len = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct syntax_file *file =
		    syntax_parse(f->arena, f->names, f->sources, u->in.files.list.at[i].source, &u->diags, &options);
		u->failed |= file->bad;
		values_set(f->arena, file, u->in.values);
		VEC_PUSH(f->arena, &u->files, file);
		patches[i] = u->in.files.list.at[i].patch;
	}
	syntax_patch(f->arena, f->names, u->files.at, patches, n);
}

static bool numbers_bodies(const struct unit *u)
{
	struct arena *scratch = arena_new();
	uint32_t n = 0;
	for (uint32_t i = 0; i < u->files.len; i++)
		for (uint32_t d = 0; !n && d < u->files.at[i]->decls.len; d++)
			n = lower_count_generic_types(scratch, u->files.at[i]->decls.at[d]);
	arena_free(scratch);
	return n;
}

/* Nothing needs to be said about it. */
static bool is_sound(const struct unit *u)
{
	return u->in.std || u->compiled;
}

/* Bodies that are not wanted are passed over where nothing is wrong with them, if not for the numbers of types. */
static void parse(struct unit *u, bool bodies)
{
	struct front *f = u->front;
	enum stage before = timing_enter(f->timing, STAGE_PARSE);
	bool all = bodies || !is_sound(u);
	parse_files(u, all);
	if (!all && numbers_bodies(u))
		parse_files(u, true);
	timing_enter(f->timing, before);
	count_sources(u);
	u->failed |= u->diags.errors != 0;
}

static struct unit *imported_unit(const struct unit *u, struct str as)
{
	for (uint32_t i = 0; i < u->in.imports.list.len; i++)
		if (str_eq(u->in.imports.list.at[i].as, as))
			return u->in.imports.list.at[i].unit;
	return NULL;
}

/* What an unchecked package must tell: messages show paths where names of packages, indirect imports too, are alike. */
static void postpone(struct unit *u)
{
	struct front *f = u->front;
	u->types = package_new(f->types, u->in.path, u->in.name);
	u->types->std = u->in.std;
	u->types->postponed = true;
	for (uint32_t i = 0; i < u->in.imports.list.len; i++) {
		const struct input_import *imp = &u->in.imports.list.at[i];
		if (!imp->as.len)
			continue;
		if (!imp->unit->types)
			postpone(imp->unit);
		VEC_PUSH(f->types->arena, &u->types->imports, imp->unit->types);
	}
}

/* check_config.import: a package that has no errors is looked at when something is taken from it; most are imported for
 * bodies that nobody needs. */
static struct package *import(void *context, struct str path, pos_t pos, struct package *from, struct str *why)
{
	struct unit *u = context;
	if (str_eq(path, STR("unsafe")))
		return u->front->types->unsafe;
	struct unit *imp = imported_unit(u, path);
	*why = (struct str){0}; /* reported while loading */
	if (!imp)
		return NULL;
	if (!is_sound(imp))
		unit_check(imp, false);
	else if (!imp->types)
		postpone(imp);
	return imp->types;
}

/* check_config.check_postponed */
static void check_postponed(void *context, struct package *p)
{
	const struct unit *u = context;
	unit_check(inputs_find(&u->in, str_of(p->path))->unit, false);
}

/* Other errors of the parser leave a tree that is whole enough: as gc, the checker says what it finds. */
static bool has_syntax_error(const struct unit *u)
{
	for (uint32_t i = 0; i < u->diags.list.len; i++)
		if (str_has_prefix(u->diags.list.at[i].message, STR("syntax error")))
			return true;
	return false;
}

static void check(struct unit *u, bool bodies)
{
	struct front *f = u->front;
	struct check_config conf = {
	    .ts = f->types,
	    .diags = &u->diags,
	    .sources = f->sources,
	    .ignore_func_bodies = !bodies,
	    .sound = !bodies && is_sound(u),
	    .whole = u->in.complete,
	    .go_major = (int)u->in.go_major,
	    .go_minor = (int)u->in.go_minor,
	    .embeds = &u->in.embeds,
	    .import = import,
	    .import_context = u,
	    .check_postponed = check_postponed,
	};
	if (!u->types || !u->types->postponed)
		u->types = package_new(f->types, u->in.path, u->in.name);
	u->types->std = u->in.std;
	u->failed |= !check_package(&conf, u->types, u->files.at, u->files.len);
}

bool unit_check(struct unit *u, bool bodies)
{
	if (u->checked && (u->bodies || !bodies))
		return !u->failed;
	if (u->checking)
		return false;
	u->checking = true;
	parse(u, bodies); /* again, after a bodiless check: that tree is used up */
	enum stage before = timing_enter(u->front->timing, STAGE_CHECK);
	if (!has_syntax_error(u) || !bodies)
		check(u, bodies);
	timing_enter(u->front->timing, before);
	u->checking = false;
	u->checked = true;
	u->bodies = bodies;
	return !u->failed;
}

/* What callees in other packages do with their parameters: as the package says that declares them and that this one
 * imports. Of a declaration without a body nothing is said there, whoever has the body. */
static void import_tags(struct unit *u)
{
	for (uint32_t i = 0; i < u->vm->funcs.len; i++) {
		struct vm_func *f = u->vm->funcs.at[i];
		const struct input_import *owner = f->decl.pkg ? inputs_find(&u->in, str_of(f->decl.pkg)) : NULL;
		struct summary_tags *t = owner && owner->unit->summary.tags
					     ? map_get_str(owner->unit->summary.tags, str_of(f->decl.name))
					     : NULL;
		if (t && t->n == f->nparams)
			f->tags = t->tags;
	}
}

static bool is_own(const struct unit *u, pos_t pos)
{
	for (uint32_t i = 0; pos && i < u->in.files.list.len; i++)
		if (u->in.files.list.at[i].source == pos_file(pos))
			return true;
	return !pos;
}

/* What has the positions of a function of another package: an instance, and the closures and wrappers of calls inside
 * of it; a literal that came with an inlined body. */
static bool is_written_elsewhere(const struct vm_func *f)
{
	return f->shown || (f->flags & VM_FN_LINKONCE && (f->outer || !(f->flags & VM_FN_WRAPPER)));
}

/* A function with a position in another package's files, whose lines that package does not export. */
static const struct vm_func *with_foreign_position(const struct unit *u)
{
	for (uint32_t i = 0; i < u->vm->funcs.len; i++) {
		const struct vm_func *f = u->vm->funcs.at[i];
		bool own = is_own(u, f->pos) && is_own(u, f->end);
		if (f->flags & VM_FN_EXTERN || is_written_elsewhere(f))
			continue;
		for (uint32_t k = 0; own && k < f->blocks.len; k++)
			for (uint32_t n = 0; own && n < f->blocks.at[k].insts.len; n++)
				own =
				    f->blocks.at[k].insts.at[n]->inlined || is_own(u, f->blocks.at[k].insts.at[n]->pos);
		if (!own)
			return f;
	}
	return NULL;
}

/* pass_run.verified */
static void check_positions(void *context, const char *after)
{
	const struct unit *u = context;
	const struct vm_func *foreign = with_foreign_position(u);

	if (foreign)
		kit_fatal("package " STR_FMT " after %s: %s has a position in another package", STR_ARG(u->in.path),
			  after, foreign->name);
}

static bool place(struct unit *u)
{
	struct pass_run run = {
	    .arena = u->arena,
	    .pkg = u->vm,
	    .policy = escape_policy_find(u->in.escape.data),
	    .diags = &u->diags,
	    .no_intrinsics = u->in.no_intrinsics,
	    .verify = u->in.verify,
	    .verified = check_positions,
	    .context = u,
	};
	bool ok = passes_run(&run);

	if (u->in.m)
		escape_report_text(&run.decided, (unsigned)u->in.m, &u->diags);
	return ok;
}

/* lower_config.foreign_cost */
static int32_t foreign_cost(void *context, const char *pkg, const char *name)
{
	const struct unit *u = context;
	const struct input_import *owner = inputs_find(&u->in, str_of(pkg));
	const struct map *costs = owner ? owner->unit->summary.costs : NULL;

	return costs ? (int32_t)(uintptr_t)map_get_str(costs, str_of(name)) - 1 : -1;
}

static bool analyse(struct unit *u)
{
	struct front *f = u->front;
	struct lower_config conf = {
	    .arena = u->arena,
	    .ts = f->types,
	    .vm_types = vm_types_new(u->arena),
	    .sources = f->sources,
	    .diags = &u->diags,
	    .go_major = (int)u->in.go_major,
	    .go_minor = (int)u->in.go_minor,
	    .ordered = u->in.m != 0,
	    .inlining = !u->in.no_inline,
	    .foreign_cost = foreign_cost,
	    .context = u,
	};
	u->vm = lower_package(&conf, u->types);
	if (u->diags.errors)
		return false;
	timing_enter(f->timing, STAGE_ESCAPE);
	import_tags(u);
	return place(u);
}

bool unit_analyse(struct unit *u)
{
	enum stage before = timing_enter(u->front->timing, STAGE_LOWER);
	bool ok = analyse(u);
	timing_enter(u->front->timing, before);
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

void unit_summarise(struct unit *u)
{
	struct cache_key exports = summary_key(&u->in, u->front->sources, u->files.at, u->files.len);
	u->entry.summary = summary_write(u->arena, u->vm, exports);
	summary_read(u->arena, u->entry.summary, &u->summary);
}
