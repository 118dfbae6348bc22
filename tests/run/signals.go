package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGUSR1, syscall.SIGQUIT, syscall.SIGSEGV, syscall.SIGURG)
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGUSR1, syscall.SIGQUIT, syscall.SIGSEGV, syscall.SIGURG} {
		syscall.Kill(syscall.Getpid(), s)
		fmt.Println(<-c)
	}
	signal.Stop(c)
	signal.Ignore(syscall.SIGINT)
	fmt.Println(signal.Ignored(syscall.SIGINT), signal.Ignored(syscall.SIGTERM))
	syscall.Kill(syscall.Getpid(), syscall.SIGINT)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT)
	fmt.Println(signal.Ignored(syscall.SIGINT))
	syscall.Kill(syscall.Getpid(), syscall.SIGINT)
	<-ctx.Done()
	fmt.Println(ctx.Err())
	stop()
}
