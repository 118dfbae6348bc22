/* entry_names.c - which function of C a call of Go's led to, by the names of Go's runtime. */
#include "prof.h"

#include <string.h>
#include <strings.h>

extern char gosub_morestack[], gosub_rt_set_gc_percent[];

/* What a program does not have is not linked for this. Functions of a shared library have an address in the program. */
#define PROF_ENTRY(name, entry) extern __typeof__(entry) entry __attribute__((weak));
#include "entry_names.def"
#undef PROF_ENTRY

uintptr_t prof_call_target(uintptr_t ret)
{
#if defined(__x86_64__)
	const uint8_t call = 0xe8, *at = (const uint8_t *)ret - 5;
	int32_t offset;

	if (*at != call)
		return 0;
	memcpy(&offset, at + 1, sizeof offset);
	return ret + (uintptr_t)(int64_t)offset;
#else
	uint32_t in;

	memcpy(&in, (const void *)(ret - 4), sizeof in);
	if (in >> 26 != 0x25) /* bl */
		return 0;
	return ret - 4 + (uintptr_t)((int64_t)((uint64_t)in << 38) >> 36);
#endif
}

uintptr_t prof_entry_name(uintptr_t ret)
{
	static const struct {
		const void *entry;
		const char *name;
	} names[] = {
#define PROF_ENTRY(name, entry) {(const void *)entry, prof_name_##name},
#include "entry_names.def"
#undef PROF_ENTRY
	};
	uintptr_t target = prof_call_target(ret);

	for (size_t i = 0; target && i < sizeof names / sizeof *names; i++)
		if ((uintptr_t)names[i].entry == target)
			return prof_pc(names[i].name);
	return 0;
}
