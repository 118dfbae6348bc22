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
	else
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
	long n = sysconf(_SC_NPROCESSORS_ONLN);
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
	    .annotate = output != GOSUB_OUT_OBJECT,
	    .verify = in->verify,
	    .no_alias = in->no_alias,
	    .no_loop_versions = in->no_loop_versions,
	    .lose_bases = in->lose_bases,
	    .godebug = in->godebug.data,
	    .goroot = in->goroot.data,
	    .go_version = in->go_version.data,
	};
}

static bool emit_to(struct emitter *e, const struct unit *u, enum gosub_output output, const char *path)
{
	struct gosub_options options = options_of(&u->in, output);
	void *self = NULL;
	options.show = shown(e->build->settings, output);
	bool ok = e->backend->open(&self, &e->host, &options) && e->backend->emit(self, u->vm) &&
		  e->backend->finish(self, path);
	e->backend->close(self);
	return ok;
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
	const char *temp = cache_temp(cache, u->arena, u->key);
	if (!emit_to(e, u, GOSUB_OUT_OBJECT, temp)) {
		unlink(temp);
		return false;
	}
	if (u->in.m_what.len)
		add_storage_notes(u);
	if (!cache_store(cache, u->arena, u->key, temp, u->entry.summary, u->entry.notes, &u->entry)) {
		host_error(
		    e, 0,
		    arena_printf(u->arena, "cannot write to the build cache %s: %s", cache->dir, strerror(errno)).data);
		return false;
	}
	return true;
}

static void *worker(void *arg)
{
	struct emitter *e = arg;
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
	worker(e); /* this thread helps, and does all where none could be made */
	for (uint32_t i = 0; i < e->nthreads; i++)
		pthread_join(e->threads[i], NULL);
	bool ok = !e->failed;
	gosub_plugin_unload(e->plugin);
	pthread_mutex_destroy(&e->lock);
	pthread_cond_destroy(&e->more);
	arena_free(e->arena);
	return ok;
}

bool emitter_write_text(struct emitter *e, struct unit *u, const char *path)
{
	return emit_to(e, u, e->build->settings->assembly ? GOSUB_OUT_ASSEMBLY : GOSUB_OUT_IR, path);
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
