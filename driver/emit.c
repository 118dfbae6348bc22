/* emit.c - packages through the backend: a queue and a thread for each processor. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "backend.h"
#include "build.h"
#include "complain.h"
#include "escape.h"
#include "places.h"
#include "shards.h"

#define EMIT_MAX_THREADS 64

struct emitter {
	struct build *build;
	struct gosub_host host;
	struct gosub_plugin *plugin;
	const struct gosub_backend *backend;
	struct arena *arena;

	pthread_mutex_t lock; /* guards all below, and what host functions touch */
	pthread_cond_t more;
	VEC(struct unit *) queue;
	uint32_t next;
	bool closed, failed;
	pthread_t threads[EMIT_MAX_THREADS];
	uint32_t nthreads, busy, max_threads;
};

/* ---- the host's functions ---- */

static void host_error(void *context, uint64_t pos, const char *message)
{
	struct emitter *e = context;
	pthread_mutex_lock(&e->lock);
	if (pos)
		fprintf(stderr, STR_FMT ": %s\n", STR_ARG(sources_pos(&e->build->sources, e->arena, pos)), message);
	else if (!e->failed) /* what fills the disk fails on every thread */
		complain("%s", message);
	e->failed = true;
	pthread_mutex_unlock(&e->lock);
}

static const char *host_reason(void *context, uint32_t reason)
{
	return reason < ESC_REASON_COUNT ? escape_reason_words(reason) : NULL;
}

static void host_stored(void *context, const struct vm_site *site, enum gosub_storage where)
{
	struct emitter *e = context;
	pthread_mutex_lock(&e->lock);
	for (uint32_t i = 0; i < e->queue.len; i++)
		if (e->queue.at[i]->vm == site->func->pkg)
			storage_set(&e->queue.at[i]->storage, site, where);
	pthread_mutex_unlock(&e->lock);
}

static void load_plugin(struct emitter *e)
{
	const struct settings *s = e->build->settings;
	const char *path = s->backend ? s->backend : path_join(e->arena, s->lib_dir, "gosub-llvm.so");
	const char *error = NULL;
	gosub_host_init(&e->host);
	e->host.context = e;
	e->host.error = host_error;
	e->host.reason = host_reason;
	e->host.stored = host_stored;
	e->plugin = gosub_plugin_load(path, &e->host, &error);
	if (!e->plugin) {
		complain("%s", error);
		return;
	}
	e->backend = gosub_plugin_backend(e->plugin);
}

struct emitter *emitter_new(struct build *b)
{
	struct emitter *e = ARENA_NEW(b->arena, struct emitter);
	const char *jobs = b->settings->jobs;
	long n = jobs ? strtol(jobs, NULL, 10) : sysconf(_SC_NPROCESSORS_ONLN);
	e->build = b;
	e->arena = arena_new();
	e->max_threads = n < 1 ? 1 : n > EMIT_MAX_THREADS ? EMIT_MAX_THREADS : (uint32_t)n;
	pthread_mutex_init(&e->lock, NULL);
	pthread_cond_init(&e->more, NULL);
	load_plugin(e);
	if (!e->backend) {
		arena_free(e->arena);
		return NULL;
	}
	return e;
}

static const char *shown(const struct settings *s, enum gosub_output output)
{
	const char *re = output == GOSUB_OUT_ASSEMBLY ? s->assembly : output == GOSUB_OUT_IR ? s->emit_llvm : NULL;

	return re && re[0] ? re : NULL;
}

static struct gosub_options options_of(const struct inputs *in, enum gosub_output output)
{
	return (struct gosub_options){
	    .size = sizeof(struct gosub_options),
	    .opt_level = (uint32_t)in->opt_level,
	    .target = !str_eq(in->target, STR("aarch64")) ? "x86_64-linux-gnu" : "aarch64-linux-gnu",
	    .output = output,
	    .counting = in->counting,
	    .debug = true,
	    .lines_only = !in->variables,
	    .annotate = output != GOSUB_OUT_OBJECT,
	    .verify = in->verify,
	    .no_alias = in->no_alias,
	    .no_loop_versions = in->no_loop_versions,
	    .lose_bases = in->lose_bases,
	    .godebug = in->godebug.data,
	    .buildinfo = in->buildinfo.data,
	    .goroot = in->goroot.data,
	    .go_version = in->go_version.data,
	};
}

static bool emit_to(struct emitter *e, const struct unit *u, struct gosub_options options, const char *path)
{
	void *self = NULL;
	options.show = shown(e->build->settings, options.output);
	bool ok = e->backend->open(&self, &e->host, &options) && e->backend->emit(self, u->vm) &&
		  e->backend->finish(self, path);
	e->backend->close(self);
	return ok;
}

/* ---- a shard ---- */

/* A body of so many instructions may be worth taking into a caller. */
#define INLINE_SIZE 40

struct parts {
	struct unit *u;
	unsigned char *funcs, *globals;
	VEC(const struct vm_func *) here; /* whose callees are to be looked at */
};

static void add_part(struct parts *p, const struct vm_func *f, enum gosub_part part)
{
	p->funcs[f->id] = part;
	VEC_PUSH(p->u->arena, &p->here, f);
}

static uint32_t size_of(const struct vm_func *f)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < f->blocks.len; i++)
		n += f->blocks.at[i].insts.len;
	return n;
}

static bool may_inline(const struct vm_func *f)
{
	const uint32_t never = VM_FN_DEFER | VM_FN_RECOVER | VM_FN_NOINLINE | VM_FN_CLOSURE;
	return vm_reach_has_func(f) && !(f->flags & never) && size_of(f) <= INLINE_SIZE;
}

static void add_callees(struct parts *p, const struct vm_func *f)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t i = 0; i < f->blocks.at[b].insts.len; i++) {
			const struct vm_inst *inst = f->blocks.at[b].insts.at[i];
			if (inst->op == VM_OP_CALL && inst->func->pkg == f->pkg && !p->funcs[inst->func->id] &&
			    may_inline(inst->func))
				add_part(p, inst->func, GOSUB_PART_TO_INLINE);
		}
}

/* What is missing, and small functions that it calls, which are elsewhere. */
static struct parts parts_of(struct unit *u)
{
	struct parts p = {.u = u};
	uint32_t item = 0;
	p.funcs = ARENA_ARRAY(u->arena, unsigned char, u->vm->funcs.len + 1);
	p.globals = ARENA_ARRAY(u->arena, unsigned char, u->vm->globals.len + 1);
	for (uint32_t i = 0; i < u->vm->funcs.len; i++)
		if (vm_reach_has_func(u->vm->funcs.at[i]) && u->missing[item++])
			add_part(&p, u->vm->funcs.at[i], GOSUB_PART_HERE);
	for (uint32_t i = 0; i < u->vm->globals.len; i++)
		if (vm_reach_has_global(u->vm->globals.at[i]) && u->missing[item++])
			p.globals[i] = GOSUB_PART_HERE;
	KIT_ASSERT(item == u->summary.reach.nitems);
	for (uint32_t i = 0; i < p.here.len && u->in.opt_level && !u->in.counting; i++)
		add_callees(&p, p.here.at[i]);
	return p;
}

static bool emit_shard(struct emitter *e, struct unit *u, const char *path)
{
	struct gosub_options options = options_of(&u->in, GOSUB_OUT_OBJECT);
	struct parts p = parts_of(u);
	options.funcs = p.funcs;
	options.globals = p.globals;
	return emit_to(e, u, options, path);
}

/* ---- the queue ---- */

/* What was printed before came with the other notes. */
static void add_storage_notes(struct unit *u)
{
	struct str text = storage_text(u->arena, &u->storage, u->vm, u->diags.home);
	struct text all = {.arena = u->arena};
	fwrite(text.data, 1, text.len, stderr);
	text_add(&all, u->entry.notes);
	text_add(&all, text);
	u->entry.notes = text_str(&all);
}

static bool emit_unit(struct emitter *e, struct unit *u)
{
	struct cache *cache = &e->build->cache;
	const char *temp = cache_temp(cache, u->arena, shards_key(u));
	if (!emit_shard(e, u, temp)) {
		unlink(temp);
		return false;
	}
	if (u->in.m_what.len && !u->kept) {
		add_storage_notes(u);
		if (!unit_keep(e->build, u))
			return false;
	}
	if (!shards_add(cache, u, temp)) {
		host_error(
		    e, 0,
		    arena_printf(u->arena, "cannot write to the build cache %s: %s", cache->dir, strerror(errno)).data);
		return false;
	}
	return true;
}

static void work(struct emitter *e)
{
	pthread_mutex_lock(&e->lock);
	for (;;) {
		while (e->next == e->queue.len && !e->closed)
			pthread_cond_wait(&e->more, &e->lock);
		if (e->next == e->queue.len)
			break;
		struct unit *u = e->queue.at[e->next++];
		if (e->failed) /* a full disk is told of once */
			continue;
		e->busy++;
		pthread_mutex_unlock(&e->lock);
		bool ok = emit_unit(e, u);
		pthread_mutex_lock(&e->lock);
		e->busy--;
		e->failed |= !ok;
	}
	pthread_mutex_unlock(&e->lock);
}

static void *worker(void *arg)
{
	struct emitter *e = arg;
	work(e);
	pthread_mutex_lock(&e->lock);
	timing_add(&e->build->timing, STAGE_LLVM, timing_of_thread());
	pthread_mutex_unlock(&e->lock);
	return NULL;
}

void emitter_add(struct emitter *e, struct unit *u)
{
	u->storage = storage_new(u->arena, u->vm);
	pthread_mutex_lock(&e->lock);
	VEC_PUSH(e->arena, &e->queue, u);
	bool idle = e->nthreads > e->busy + (e->queue.len - e->next) - 1;
	if (!idle && e->nthreads < e->max_threads && !pthread_create(&e->threads[e->nthreads], NULL, worker, e))
		e->nthreads++;
	pthread_cond_signal(&e->more);
	pthread_mutex_unlock(&e->lock);
}

bool emitter_finish(struct emitter *e)
{
	pthread_mutex_lock(&e->lock);
	e->closed = true;
	pthread_cond_broadcast(&e->more);
	pthread_mutex_unlock(&e->lock);
	enum stage before = timing_enter(&e->build->timing, STAGE_LLVM);
	work(e); /* this thread helps, and does all where none could be made */
	for (uint32_t i = 0; i < e->nthreads; i++)
		pthread_join(e->threads[i], NULL);
	timing_enter(&e->build->timing, before);
	bool ok = !e->failed;
	gosub_plugin_unload(e->plugin);
	pthread_mutex_destroy(&e->lock);
	pthread_cond_destroy(&e->more);
	arena_free(e->arena);
	return ok;
}

bool emitter_write_text(struct emitter *e, struct unit *u, const char *path)
{
	enum gosub_output output = e->build->settings->assembly ? GOSUB_OUT_ASSEMBLY : GOSUB_OUT_IR;
	return emit_to(e, u, options_of(&u->in, output), path);
}

bool emitter_program(struct emitter *e, const struct inputs *in, const char *const *inits, uint32_t n, const char *path)
{
	struct gosub_options options = options_of(in, GOSUB_OUT_OBJECT);
	void *self = NULL;
	bool ok = e->backend->open(&self, &e->host, &options) &&
		  e->backend->emit_program(self, inits, n, "main.main") && e->backend->finish(self, path);
	e->backend->close(self);
	return ok;
}
