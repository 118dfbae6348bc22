/* cpu.c - what this machine has beyond the baseline of its architecture: gosub_cpu, which compiled code reads (abi.h).
 */
#include "rt.h"

uint64_t gosub_cpu;

#ifdef __x86_64__
#include <cpuid.h>

/* The system keeps the registers of AVX across switches of threads. */
static bool saves_avx(uint32_t features)
{
	uint32_t low, high;

	if (!(features & bit_OSXSAVE) || !(features & bit_AVX))
		return false;
	__asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
	return (low & 6) == 6;
}

void cpu_init(void)
{
	uint32_t a, b, c, d;

	if (!__get_cpuid(1, &a, &b, &c, &d))
		return;
	if (c & bit_POPCNT)
		gosub_cpu |= GOSUB_CPU_POPCNT;
	if (c & bit_FMA && saves_avx(c))
		gosub_cpu |= GOSUB_CPU_FMA;
}
#else
void cpu_init(void)
{
}
#endif
