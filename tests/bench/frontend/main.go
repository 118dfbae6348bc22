// Frontend scans, parses and type-checks packages with go/parser and go/types, and prints the CPU seconds of each: the yardstick for
// `gosubc check -timings`.
//
//	frontend [-info=false] [-keep] LIST
//
// LIST has a line per package, imports first: import path, folder and Go files, separated by tabs. Bodies of all functions are checked.
// Files are read before the clock of the parser starts, as in gosubc. With GOMAXPROCS=1 it is one thread; the collector's share counts
// in the phase in which it runs.
package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

type pkg struct {
	path  string
	files []string
}

// imports finds checked packages as the go command does for the standard library: what is vendored has a path of its own.
type imports map[string]*types.Package

func (m imports) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	for _, p := range []string{path, "vendor/" + path} {
		if pkg := m[p]; pkg != nil {
			return pkg, nil
		}
	}
	return nil, fmt.Errorf("%s is not in the list, or after its importer", path)
}

func readList(name string) []pkg {
	text, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	var list []pkg
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		p := pkg{path: f[0]}
		for _, file := range f[2:] {
			p.files = append(p.files, filepath.Join(f[1], file))
		}
		list = append(list, p)
	}
	return list
}

// cpu is the time of all threads, user and system.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
}

func main() {
	log.SetFlags(0)
	wantInfo := flag.Bool("info", true, "record what a compiler needs of each expression")
	keep := flag.Bool("keep", false, "keep the trees of all packages, not only their objects")
	flag.Parse()
	list := readList(flag.Arg(0))

	var read, parse, check time.Duration
	var files, lines int
	var kept []any
	fset := token.NewFileSet()
	done := imports{}
	conf := types.Config{Importer: done, Sizes: types.SizesFor("gc", runtime.GOARCH)}
	for _, p := range list {
		t0 := cpu()
		texts := make([][]byte, len(p.files))
		for i, name := range p.files {
			var err error
			if texts[i], err = os.ReadFile(name); err != nil {
				log.Fatal(err)
			}
		}
		t1 := cpu()
		var trees []*ast.File
		for i, name := range p.files {
			tree, err := parser.ParseFile(fset, name, texts[i], parser.SkipObjectResolution)
			if err != nil {
				log.Fatal(err)
			}
			lines += fset.File(tree.FileStart).LineCount()
			trees = append(trees, tree)
		}
		t2 := cpu()
		var info *types.Info
		if *wantInfo {
			info = newInfo()
		}
		checked, err := conf.Check(p.path, fset, trees, info)
		if err != nil {
			log.Fatal(err)
		}
		done[p.path] = checked
		t3 := cpu()
		read, parse, check = read+t1-t0, parse+t2-t1, check+t3-t2
		files += len(trees)
		if *keep {
			kept = append(kept, trees, info)
		}
	}
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	runtime.KeepAlive(kept)
	for _, s := range []struct {
		name string
		cpu  time.Duration
	}{{"load", read}, {"parse", parse}, {"check", check}} {
		fmt.Printf("%-8s %8.3f %12.0f\n", s.name, s.cpu.Seconds(), float64(lines)/s.cpu.Seconds())
	}
	fmt.Printf("%d packages, %d files, %d lines; peak memory %d MB\n", len(list), files, lines, u.Maxrss>>10)
}
