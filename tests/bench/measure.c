/* measure COMMAND ARGUMENTS…: runs it, then prints CPU seconds, wall seconds and peak kilobytes on file descriptor 3;
 * ends as it ended. A process that is forked inherits the peak of who forks it, hence this small one. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	struct rusage used;
	double start = now();
	int status;
	pid_t child = argc > 1 ? fork() : -1;

	if (child == 0) {
		close(3);
		execv(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) < 0)
		return 126;
	dprintf(3, "%f %f %ld\n", seconds(used.ru_utime) + seconds(used.ru_stime), now() - start, used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
