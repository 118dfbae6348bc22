/* read.c - what std/runtime/pprof.go reads: profiles as words, a record after the other, each
 *     depth, size, count, count, PCs
 * with how many words all take, so that Go comes again with enough room. */
#include "prof.h"
#include "overlay.h"
#include "text/traceback.h"

struct reading {
	uint64_t *words;
	int64_t room, n;
	void **labels; /* of goroutines; or NULL */
	int64_t label_room, records;
	struct g *self;
	void *fp;
	enum prof_kind kind;
};

static void put(struct reading *r, uint64_t word)
{
	if (r->n < r->room)
		r->words[r->n] = word;
	r->n++;
}

static void put_head(struct reading *r, uint64_t depth, uint64_t size, int64_t a, int64_t b)
{
	put(r, depth);
	put(r, size);
	put(r, (uint64_t)a);
	put(r, (uint64_t)b);
}

/* ---- buckets ---- */

static void read_buckets(void *arg)
{
	struct reading *r = arg;
	/* Before the first collection nothing is published: what is known is shown. */
	bool early = rt.gc.stats.number == 0;

	lock_acquire(&rt.prof.lock);
	for (const struct bucket *b = rt.prof.all; b; b = b->next) {
		if (b->kind != r->kind)
			continue;
		put_head(r, b->depth, b->size, b->count[0] + (early ? b->pending[0] : 0), b->count[1]);
		for (uint32_t i = 0; i < b->depth; i++)
			put(r, b->pcs[i]);
		r->records++;
	}
	lock_release(&rt.prof.lock);
}

/* ---- goroutines ---- */

/* Functions that Go's runtime waits in, the innermost first. */
static int64_t put_waiting(struct reading *r, const struct g *g)
{
	static const char *const names[][2] = {
	    [WAIT_TO_RECEIVE] = {prof_name_chanrecv, prof_name_chanrecv1},
	    [WAIT_TO_SEND] = {prof_name_chansend, prof_name_chansend1},
	    [WAIT_TO_SELECT] = {prof_name_selectgo},
	    [WAIT_AT_SEMAPHORE] = {NULL},
	};
	int64_t n = 1;

	if (g == r->self || atomic_load(&g->status) != G_WAITING)
		return 0;
	put(r, prof_pc(prof_name_gopark));
	for (const char *const *in = names[wait_kinds[g->wait].at]; n <= 2 && in[n - 1]; n++)
		put(r, prof_pc(in[n - 1]));
	return n;
}

/* Package runtime's own part of the caller's stack stays out. */
static bool begins(const struct reading *r, const struct g *g, const struct logical *l)
{
	return g != r->self || !trace_is_internal(frame_name(&l->frame));
}

static void read_goroutine(struct reading *r, struct g *g)
{
	struct logical l = {.walk = g == r->self ? walk_begin(g, NULL, r->fp) : walk_parked(g)};
	int64_t head = r->n, depth = 0;
	bool begun = false;

	put_head(r, 0, 0, 0, 0);
	depth = put_waiting(r, g);
	while (depth < PROF_DEPTH && logical_next_any(&l)) {
		begun |= begins(r, g, &l);
		if (!begun)
			continue;
		put(r, l.frame.pc + 1);
		depth++;
	}
	if (head < r->room)
		r->words[head] = (uint64_t)depth;
	if (r->records < r->label_room)
		rt_store(&r->labels[r->records], g->labels);
	r->records++;
}

static void read_other(struct g *g, void *arg)
{
	struct reading *r = arg;

	bool wanted = r->kind == PROF_LEAK ? g->leaked : g != r->self && (!g->system || g->for_program);

	if (wanted && atomic_load(&g->status) != G_DEAD)
		read_goroutine(r, g);
}

static void read_goroutines(void *arg)
{
	struct reading *r = arg;

	if (r->kind == PROF_GOROUTINE)
		read_goroutine(r, r->self);
	stack_each_g(read_other, r);
}

/* ---- threads ---- */

static void read_threads(void *arg)
{
	struct reading *r = arg;

	lock_acquire(&rt.sched.lock);
	for (const struct m *m = rt.sched.all_m; m; m = m->all_link) {
		put_head(r, 0, 0, 0, 0);
		r->records++;
	}
	lock_release(&rt.sched.lock);
}

/* Words and records there are. */
RT_GO(struct gosub_pair, read_profile, (int64_t kind, uint64_t *words, int64_t room, void **labels, int64_t label_room))
{
	struct reading r = {
	    words, room, 0, labels, label_room, 0, g_self(), __builtin_frame_address(0), (enum prof_kind)kind};

	if (kind == PROF_GOROUTINE || kind == PROF_LEAK) {
		sched_stop_world();
		sched_run_on_m_stack(read_goroutines, &r);
		sched_start_world();
	} else {
		sched_run_on_m_stack(kind == PROF_THREAD ? read_threads : read_buckets, &r);
	}
	return (struct gosub_pair){r.n, r.records};
}

/* ---- the rest ---- */

RT_GO(int64_t, set_block_rate, (int64_t rate))
{
	return atomic_exchange(&rt.prof.block_rate, rate);
}

RT_GO(int64_t, set_mutex_fraction, (int64_t fraction))
{
	return fraction < 0 ? atomic_load(&rt.prof.mutex_fraction) : atomic_exchange(&rt.prof.mutex_fraction, fraction);
}

RT_GO(void, set_cpu_rate, (int64_t hz))
{
	prof_cpu_set_rate(hz);
}

RT_GO(int64_t, cpu_rate, (void))
{
	return atomic_load(&rt.prof.cpu.hz);
}

struct cpu_result { /* of pprof.go */
	int64_t words, tags, end;
};

RT_GO(void, read_cpu, (uint64_t *words, int64_t room, void **tags, int64_t tag_room, struct cpu_result *out))
{
	struct cpu_read r = prof_cpu_read(words, (uint64_t)room, tags, (uint64_t)tag_room);

	*out = (struct cpu_result){(int64_t)r.words, (int64_t)r.tags, r.end};
}

RT_GO(void, leak_gc, (void))
{
	gc_asked("leaks");
}

RT_GO(void, set_labels, (void *labels))
{
	rt_store(&g_self()->labels, labels);
}

RT_GO(void *, labels, (void))
{
	return g_self()->labels;
}
