/* state.h - what profiles keep: rt.prof. prof.h tells what it means. */
#ifndef GOSUB_PROF_STATE_H
#define GOSUB_PROF_STATE_H

#define PROF_CHAINS    8192
#define PROF_DEPTH     128
#define PROF_CPU_WORDS ((uint32_t)1 << 17) /* a power of two, as the next */
#define PROF_CPU_TAGS  ((uint32_t)1 << 12)

struct bucket;
struct mem_sample;

struct cpu_profile {
	_Atomic int64_t hz;        /* 0: off */
	_Atomic uint32_t writing;  /* one handler at a time */
	_Atomic bool ended;        /* the reader has not been told yet */
	_Atomic uint64_t lost;     /* samples for which there was no room */
	_Atomic uint64_t put, got; /* words ever written and read */
	_Atomic uint64_t tags_put, tags_got;
	uint64_t *words; /* of PROF_CPU_WORDS */
	void **tags;     /* of PROF_CPU_TAGS: labels, which the collector sees */
};

struct profiles {
	struct lock lock; /* rank PROF; guards buckets and samples */
	struct bucket *chain[PROF_CHAINS], *all;
	uint64_t bytes_buckets;
	struct mem_sample *samples; /* live objects that were sampled */
	size_t nsamples, room;
	_Atomic int64_t block_rate;     /* in ticks of os_nanotime; 0: off */
	_Atomic int64_t mutex_fraction; /* 0: off */
	struct cpu_profile cpu;
};

#endif
