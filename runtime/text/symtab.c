/* symtab.c - function and line tables (abi.h): sections that compiled code fills.
 *
 * A program of C only has none. What is found by a PC is kept in a table of 64-bit words, each read and written at
 * once, so that walks of stacks, also those of signal handlers, search and decode what they meet for the first time
 * only. */
#include "symtab.h"

#include <string.h>

extern const struct gosub_func __start_gosub_functab[] __attribute__((weak));
extern const struct gosub_func __stop_gosub_functab[] __attribute__((weak));

/* ---- functions ---- */

static bool func_holds(const struct gosub_func *f, uintptr_t pc)
{
	return pc >= (uintptr_t)f->entry && pc - (uintptr_t)f->entry < f->size;
}

static const struct gosub_func *func_search(uintptr_t pc)
{
	const struct gosub_func *lo = __start_gosub_functab, *hi = __stop_gosub_functab;

	/* The last entry at or below pc. */
	while (hi - lo > 1) {
		const struct gosub_func *mid = lo + (hi - lo) / 2;

		if ((uintptr_t)mid->entry <= pc)
			lo = mid;
		else
			hi = mid;
	}
	return lo < hi && func_holds(lo, pc) ? lo : NULL;
}

const struct gosub_func *trace_find(uintptr_t pc)
{
	const struct gosub_func *f = func_search(pc);

	return f && !(f->flags & GOSUB_FUNC_NOT_GO) ? f : NULL;
}

/* The function that has the record at p: records come before lines, and lines lie in the order of functions. */
static const struct gosub_func *func_of_record(uintptr_t p)
{
	const struct gosub_func *lo = __start_gosub_functab, *hi = __stop_gosub_functab;

	while (lo < hi) {
		const struct gosub_func *mid = lo + (hi - lo) / 2;

		if ((uintptr_t)mid->lines <= p)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == __stop_gosub_functab || !lo->inlines || p < (uintptr_t)lo->inlines || p >= (uintptr_t)lo->name)
		return NULL;
	return lo;
}

/* ---- lines ---- */

static uint64_t uleb(const uint8_t **p)
{
	uint64_t v = 0;

	for (unsigned shift = 0;; shift += 7) {
		uint8_t b = *(*p)++;

		v |= (uint64_t)(b & 127) << shift;
		if (b < 128)
			return v;
	}
}

static int64_t sleb(const uint8_t **p)
{
	int64_t v = 0;
	unsigned shift = 0;
	uint8_t b;

	do {
		b = *(*p)++;
		v |= (int64_t)((uint64_t)(b & 127) << shift);
		shift += 7;
	} while (b >= 128);
	if (shift < 64 && (b & 64))
		v |= -((int64_t)1 << shift);
	return v;
}

struct line_record {
	uint64_t file, inlined, site; /* site 0: none */
	int64_t line;
};

static struct line_record line_of(const struct gosub_func *f, uintptr_t pc)
{
	struct line_record now = {0}, found = now;
	uintptr_t at = (uintptr_t)f->entry;
	const uint8_t *p = f->lines;
	uint64_t step;

	if (!p)
		return found;
	uleb(&p);
	while ((step = uleb(&p)) != 0) {
		at += step - 1;
		if (at > pc)
			break;
		now.file = uleb(&p);
		now.line += sleb(&p);
		step = uleb(&p);
		now.inlined = step / 2;
		now.site = step % 2 ? uleb(&p) : 0;
		found = now;
	}
	return found;
}

static const char *name_at(const struct gosub_func *f, uint64_t index)
{
	const char *const *names;

	if (!f->lines)
		return "?";
	memcpy(&names, f->lines - sizeof names, sizeof names);
	return names && names[index] ? names[index] : "?";
}

/* ---- frame maps ---- */

/* The byte of the map at pc, which is a return address, or NULL. */
static const uint8_t *map_at(const struct gosub_func *f, uintptr_t pc, const uint8_t *p, uint64_t bytes)
{
	uint64_t nmaps = uleb(&p), step;
	const uint8_t *maps = p;
	uintptr_t at = (uintptr_t)f->entry;

	p += nmaps * bytes;
	while ((step = uleb(&p)) != 0) {
		uint64_t map = uleb(&p);

		at += step;
		if (at == pc)
			return maps + map * bytes;
		if (at > pc)
			break;
	}
	return NULL;
}

static bool map_decode(uintptr_t pc, struct frame_map *out)
{
	const struct gosub_func *f = symtab_find(pc - 1).func;
	const uint8_t *p = f ? f->lines : NULL;
	uint64_t len;

	if (!p)
		return false;
	len = uleb(&p);
	p += len;
	out->nregs = (uint32_t)uleb(&p);
	if (!out->nregs--)
		return false;
	out->regs = p;
	for (uint32_t i = 0; i < out->nregs; i++) {
		uleb(&p);
		sleb(&p);
	}
	out->nwords = (uint32_t)uleb(&p);
	out->words = p;
	for (uint32_t i = 0; i < out->nwords; i++)
		uleb(&p);
	out->live = map_at(f, pc, p, (out->nregs + out->nwords + 7) / 8);
	return out->live != NULL || out->nregs + out->nwords == 0;
}

bool frame_map_find(uintptr_t pc, struct frame_map *out)
{
	struct frame_map *known = &rt.text.maps[(uint32_t)pc * 0x9e3779b1u >> (32 - TEXT_MAP_BITS)];

	if (known->pc != pc) {
		*known = (struct frame_map){.pc = pc};
		known->found = map_decode(pc, known);
	}
	*out = *known;
	return out->found;
}

struct saved_register frame_map_register(const uint8_t **p)
{
	uint32_t number = (uint32_t)uleb(p);

	return (struct saved_register){number, sleb(p)};
}

uint64_t frame_map_distance(const uint8_t **p)
{
	return uleb(p);
}

/* ---- what was found before ---- */

#define INDEX_BITS 12
#define FUNC_BITS  20

static _Atomic uint64_t *known_at(uintptr_t pc)
{
	return &rt.text.known_pcs[(uint32_t)pc * 0x9e3779b1u >> (32 - TEXT_KNOWN_BITS)];
}

static void remember(uintptr_t pc, struct symtab_hit hit)
{
	uint64_t func = (uint64_t)(hit.func - __start_gosub_functab);

	if (pc <= UINT32_MAX && func >> FUNC_BITS == 0 && hit.index >> INDEX_BITS == 0)
		atomic_store_explicit(known_at(pc), pc | func << 32 | (uint64_t)hit.index << (32 + FUNC_BITS),
				      memory_order_relaxed);
}

struct symtab_hit symtab_find(uintptr_t pc)
{
	uint64_t known = atomic_load_explicit(known_at(pc), memory_order_relaxed);
	struct symtab_hit hit;

	if ((uint32_t)known == pc && pc)
		return (struct symtab_hit){__start_gosub_functab + (known >> 32 & ((1u << FUNC_BITS) - 1)),
					   (uint32_t)(known >> (32 + FUNC_BITS))};
	hit = (struct symtab_hit){func_search(pc), 0};
	if (!hit.func)
		return hit;
	if (hit.func->inlines)
		hit.index = (uint32_t)line_of(hit.func, pc).inlined;
	remember(pc, hit);
	return hit;
}

/* ---- frames ---- */

bool frame_at(uintptr_t pc, struct frame *out)
{
	struct symtab_hit hit = symtab_find(pc);
	const struct gosub_func *f;

	*out = (struct frame){hit.func, hit.index, pc};
	if (hit.func)
		return true;
	f = func_of_record(pc);
	if (!f)
		return false;
	*out = (struct frame){f, f->inlines[(pc - (uintptr_t)f->inlines) / sizeof *f->inlines].parent, pc};
	return true;
}

bool frame_outer(struct frame *f)
{
	const struct gosub_inline *in;

	if (!f->index || !f->func->inlines)
		return false;
	in = &f->func->inlines[f->index - 1];
	f->pc = (uintptr_t)in;
	f->index = in->parent;
	return true;
}

const char *frame_name(const struct frame *f)
{
	return f->index ? f->func->inlines[f->index - 1].name : f->func->name;
}

uint32_t frame_flags(const struct frame *f)
{
	return f->index ? f->func->inlines[f->index - 1].flags : f->func->flags;
}

struct frame_place frame_place(const struct frame *f)
{
	struct line_record rec;

	if (!func_holds(f->func, f->pc)) {
		const struct gosub_inline *in = f->func->inlines + (f->pc - (uintptr_t)f->func->inlines) / sizeof *in;

		return (struct frame_place){name_at(f->func, in->call_file), in->call_line};
	}
	rec = line_of(f->func, f->pc);
	return (struct frame_place){name_at(f->func, rec.file), rec.line};
}

const char *frame_site(const struct frame *f)
{
	uint64_t site = func_holds(f->func, f->pc) ? line_of(f->func, f->pc).site : 0;

	return site ? name_at(f->func, site) : NULL;
}
