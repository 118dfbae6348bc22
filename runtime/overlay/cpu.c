/* cpu.c - what package internal/cpu reads of the processor. */
#include "rt.h"
#include "overlay.h"

#if defined(__x86_64__)

RT_GO(void, cpuid, (int64_t leaf, int64_t sub, uint32_t *r))
{
	__asm__("cpuid" : "=a"(r[0]), "=b"(r[1]), "=c"(r[2]), "=d"(r[3]) : "a"((uint32_t)leaf), "c"((uint32_t)sub));
}

RT_GO(uint64_t, xgetbv, (void))
{
	uint32_t low, high;

	__asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
	return (uint64_t)high << 32 | low;
}

#else

/* The kernel answers for these registers, with what programs may use. */
#define READ(name, reg)                                                                                                \
	RT_GO(uint64_t, name, (void))                                                                                  \
	{                                                                                                              \
		uint64_t value;                                                                                        \
                                                                                                                       \
		__asm__("mrs %0, " #reg : "=r"(value));                                                                \
		return value;                                                                                          \
	}

READ(isar0, ID_AA64ISAR0_EL1)
READ(isar1, ID_AA64ISAR1_EL1)
READ(pfr0, ID_AA64PFR0_EL1)
READ(midr, MIDR_EL1)

#endif
