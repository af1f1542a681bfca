# `make` lists what there is to do.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=
TIME ?= 600

flags := $(shell sh Scripts/library-flags swift)
# On Linux the Swift runtime and the C++ library below it go into the program: it then starts faster and runs where there
# is no Swift.
runtime := $(CURDIR)/.build/runtime
static := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib -Xswiftc "-L$(runtime)")
release := $(SWIFT) build -c release $(static) $(flags) --product gradus
program = $$($(release) --show-bin-path)/gradus
sources := Package.swift Sources Tests Benchmarks

.PHONY: help run build test faults soak fuzz mutants coverage dist bench keys table pictures lint format install clean dependencies

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: build ## Install what is missing, build for release and open the tutor; ARGS="…" are its arguments
	@"$(program)" $(ARGS)

build: dependencies
	@$(if $(static),sh Scripts/static-runtime "$(runtime)")
	@$(release)

test: dependencies ## Install what is missing, run every test and check the style
	@sh Scripts/install-dependencies test
	@$(SWIFT) test $(flags)
	@python3 Tests/Faults --jobs 2
	@$(MAKE) --no-print-directory lint

soak: build ## Run the random tests long, 1,000,000 keys and more; then random keys for TIME=600 seconds, on screens and in a terminal
	@GRADUS_SOAK=10 $(SWIFT) test -c release -Xswiftc -enable-testing $(flags) --filter 'CalculusTests|GradingTests|PracticeTests|MonkeyTests'
	@GRADUS_SOAK_SECONDS=$(TIME) $(SWIFT) test -c release -Xswiftc -enable-testing $(flags) --filter memoryStaysFlat
	@python3 Tests/Faults --program "$(program)" --soak $(TIME)

faults: build ## Provoke every fault of docs/reliability.md as often as its table says; ARGS="--only F1,F3" for less
	@sh Scripts/install-dependencies test
	@python3 Tests/Faults --full --program "$(program)" $(if $(ARGS),$(ARGS),--write docs/reliability.md)

fuzz: dependencies ## Fuzz what reads from strangers, TIME=600 seconds each; ARGS="ParsePrint Keys" chooses
	@sh Scripts/fuzz $(TIME) $(ARGS)

mutants: dependencies ## Break thirty lines, one after the other, and see the tests notice; ARGS="'the header is silent'" chooses
	@python3 Scripts/mutants $(ARGS)

coverage: dependencies ## Run the tests with coverage and print the share of lines that ran, for each target
	@$(SWIFT) test --enable-code-coverage $(flags)
	@python3 Scripts/coverage "$$($(SWIFT) test --show-codecov-path)"

dist: build ## Pack the program with its lessons, manual page and completions into dist: a tarball and a .deb
	@sh Scripts/dist "$(program)"

bench: dependencies ## Time the autodiff core beside C of the same build; ARGS="grid network" chooses by names
	@$(SWIFT) run -c release $(flags) AutodiffBenchmark $(ARGS)

keys: build ## Time keys on every screen, from the key to the last byte; ARGS="--size 80x24 --only graph" chooses
	@python3 Benchmarks/Screens/keys.py "$(program)" $(ARGS)

table: build ## Print the table of answers that the checker accepts and rejects, each with its reason
	@"$(program)" check --table < Tests/GradingTests/Table/pairs.tsv

pictures: build ## Draw the pictures of the README anew, by the program itself
	@mkdir -p docs/pictures
	@"$(program)" descend '(x^2+y-11)^2+(x+y^2-7)^2' --from x=0,y=-4.5 --optimizer gd,momentum,adam --rate 0.004 \
	  --steps 200 --size 92x28 --color always --svg docs/pictures/descent.svg
	@"$(program)" plot 'x*exp(-x^2)' --x -3:3 --size 72x18 --color always --svg docs/pictures/curve.svg
	@"$(program)" graph '(w*x-t)^2' --at w=2,x=3,t=5 --color always --svg docs/pictures/graph.svg

lint: ## Check the style of the sources
	@$(SWIFT) format lint --strict --recursive --parallel $(sources)

format: ## Bring the sources into style
	@$(SWIFT) format format --in-place --recursive --parallel $(sources)

install: build ## Install the program and its lessons under PREFIX (/usr/local); DESTDIR is respected
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/gradus/Lessons"
	@install -m 755 "$(program)" "$(DESTDIR)$(PREFIX)/bin/gradus"
	@for lesson in Lessons/*.md; do \
	  install -m 644 "$$lesson" "$(DESTDIR)$(PREFIX)/share/gradus/Lessons/" || exit 1; \
	done

clean: ## Remove what was built
	@$(SWIFT) package clean

dependencies:
	@sh Scripts/install-dependencies
