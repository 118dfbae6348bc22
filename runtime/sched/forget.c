/* forget.c - before stacks are marked, words of frames that are dead are cleared, where the function's map knows them
 * (abi.h, "Frame maps"); poison=1 fills them with a pattern, so that a word that is read after all shows itself.
 *
 * From the innermost frame outwards. What a function saved of a register is its caller's value, or that of whoever is
 * next to use the register: so the word is kept in mind until a function is found that says what the register is to it.
 * A frame without a map (C, assembly, a function stopped between calls) may have any use for registers. */
#include "rt.h"
#include "text/traceback.h"

#define REGISTERS 32

/* Where assembly that has saved all registers is come back to from C, or from the body of a function with defers
 * (SAVED_ALL of named.inc). */
extern const uintptr_t __start_gosub_saved_all[] __attribute__((weak));
extern const uintptr_t __stop_gosub_saved_all[] __attribute__((weak));

/* Registers by DWARF's numbers, words below the frame pointer. */
static const struct saved_register all_saved[] = {
#if defined(__x86_64__)
    {3, -1}, {12, -2}, {13, -3}, {14, -4}, {15, -5},
#else
    {19, -18}, {20, -17}, {21, -16}, {22, -15}, {23, -14}, {24, -13}, {25, -12}, {26, -11}, {27, -10},
#endif
};

struct saved_words { /* by register: where the innermost frames left it, or NULL */
	uintptr_t *at[REGISTERS];
};

static void forget(uintptr_t *word)
{
	*word = rt.knobs.stress_poison ? (uintptr_t)(UINT64_MAX / 255 * RT_POISON) : 0;
}

/* A frame has a register's value at `word`. What the frames inside saved of it is dead unless this function needs it.
 */
static void pass_register(struct saved_words *saved, uint32_t number, uintptr_t *word, bool lives)
{
	uintptr_t **at = &saved->at[number % REGISTERS];

	if (*at && !lives)
		forget(*at);
	*at = word;
}

static void pass_registers(const struct frame_map *m, uintptr_t *fp, struct saved_words *saved)
{
	const uint8_t *p = m->regs;

	for (uint32_t n = 0; n < m->nregs; n++) {
		struct saved_register r = frame_map_register(&p);

		pass_register(saved, r.number, fp + r.at, frame_map_lives(m, n));
	}
}

/* Coming back there, registers are taken from its own words, so what it called may have saved anything. */
static bool pass_saved_all(uintptr_t pc, uintptr_t *fp, struct saved_words *saved)
{
	const uintptr_t *at = __start_gosub_saved_all;

	while (at < __stop_gosub_saved_all && *at != pc)
		at++;
	if (at == __stop_gosub_saved_all)
		return false;
	for (size_t i = 0; i < sizeof all_saved / sizeof *all_saved; i++)
		pass_register(saved, all_saved[i].number, fp + all_saved[i].at, false);
	return true;
}

static void forget_words(const struct frame_map *m, uintptr_t *fp)
{
	const uint8_t *p = m->words;

	for (uint32_t n = 0; n < m->nwords; n++) {
		fp -= frame_map_distance(&p);
		if (!frame_map_lives(m, m->nregs + n))
			forget(fp);
	}
}

static void forget_frames(struct g *g, void *arg)
{
	struct saved_words saved = {{0}};
	struct walk w;
	uintptr_t lo = 0, size = 0;

	if (atomic_load(&g->status) == G_DEAD || g == arg)
		return;
	for (w = walk_parked(g); w.pc; w.pc = (uintptr_t)w.fp[1], w.fp = w.fp[0]) {
		struct frame_map m;

		if ((uintptr_t)w.fp - lo >= size && !stack_range(g, w.fp, &lo, &size))
			break;
		if (frame_map_find(w.pc, &m)) {
			pass_registers(&m, (uintptr_t *)w.fp, &saved);
			forget_words(&m, (uintptr_t *)w.fp);
		} else if (!pass_saved_all(w.pc, (uintptr_t *)w.fp, &saved)) {
			saved = (struct saved_words){{0}};
		}
	}
}

void sched_forget_dead_words(void)
{
	if (rt.knobs.frame_maps)
		stack_each_g(forget_frames, sched_on_m_stack() ? NULL : g_self());
}
