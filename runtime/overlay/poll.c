/* poll.c - internal/poll's calls of the poller. Modes are the characters r and w, or their sum. */
#include "overlay.h"

#include <errno.h>

RT_GO(void, poll_start, (void))
{
	poll_start();
}

RT_GO(int64_t, poll_is_own, (int64_t fd))
{
	return poll_is_own(fd);
}

RT_GO(struct gosub_pair, poll_open, (int64_t fd))
{
	int error;
	struct poll_desc *d = poll_open((int)fd, &error);

	return (struct gosub_pair){(int64_t)(uintptr_t)d, error};
}

RT_GO(void, poll_close, (struct poll_desc * d))
{
	poll_close(d);
}

RT_GO(int64_t, poll_reset, (struct poll_desc * d, int64_t mode))
{
	return poll_reset(d, mode == 'w');
}

int64_t poll_waiting(struct poll_desc *d, int64_t mode); /* asm: over a clean stack to the next */
int64_t poll_wait_for(struct poll_desc *d, int64_t mode);

int64_t poll_wait_for(struct poll_desc *d, int64_t mode)
{
	return poll_wait(d, mode == 'w');
}

RT_GO(int64_t, poll_wait, (struct poll_desc * d, int64_t mode))
{
	RT_JUMP poll_waiting(d, mode);
}

RT_GO(void, poll_set_deadline, (struct poll_desc * d, int64_t delay, int64_t mode))
{
	poll_set_deadline(d, delay, mode != 'w', mode != 'r');
}

RT_GO(void, poll_unblock, (struct poll_desc * d))
{
	poll_unblock(d);
}
