# Every command a person needs. `make` alone lists them.
SHELL := /bin/bash
PORT ?= 8080
DATA ?= .local/data
GROUP ?= editors
URL ?= http://localhost:$(PORT)
RUNS ?= 15
CORES ?=
MAVEN ?= -DskipZips
RATE ?= 1.0
SECONDS ?= 600
HOURS ?= 2
ARTICLES ?= 1000 3000
JAVA = $(shell build/find-java)
export TOKEN SECTION PARAMETERS RUN REASON DOCTOR COVERAGE

# Under the SAM CLI's interpreter, which has boto3; ministack plays the account.
BUILD_TESTS = PYTHONPATH=build/stacks .local/tools/sam/bin/python -B -m unittest discover -s build/stacks/tests

.DEFAULT_GOAL := help
.PHONY: help tools build run token publish rerender check test quick timings e2e format lint test-build sam sam-api emulate fuzz-api ci sbom \
  images package doctor deploy smoke takedown faults rotate redrive destroy bench bench-build bench-live bench-cold check-cold bench-aot bench-snap test-snap bench-load bench-bulk soak check-soak drill \
  bench-capacity check-capacity bench-durations bench-warm check-warm cost clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

tools: ## Install what is missing to build and run: dynoxide and ministack go under .local/tools
	@build/prepare

# What builds in order to run or to measure skips the tests: `make test` is for them, and CI begins with it.
build: tools ## Build every module and the functions' zips, without tests
	build/mvn -q package -DskipTests

run: ## Run the whole system here; PORT=8080 and DATA=.local/data choose another instance
	@exec build/run $(PORT) $(DATA)

token: ## Print a bearer token of the running instance; GROUP=editors, moderators or readers
	@build/token $(DATA) $(GROUP)

publish: tools ## Publish a folder of Markdown: DIR=... [URL=...] [TOKEN=...] [SECTION=...]
	@test -n "$(DIR)" || { echo "Which folder? make publish DIR=..."; exit 2; }
	@build/mvn -q package -DskipTests -DskipZips -pl importer -am
	@TOKEN="$${TOKEN:-$$(build/token $(DATA) editors $(URL))}" exec $(JAVA) \
	  -cp "importer/target/classes:$$(cat importer/target/classpath.txt)" \
	  broadsheet.importer.Import --dir $(DIR) --url $(URL) --section "$(SECTION)"

rerender: ## Render every page again, as after a deploy with changed templates: [URL=...] [TOKEN=...] [STOP=1]
	@TOKEN="$${TOKEN:-$$(build/token $(DATA) editors $(URL))}" build/rerender $(URL) $(if $(STOP),stop)

check: tools ## Look whether table and bucket are as they should be: [DATA=...] or STAGE=..., [REPAIR=1] [PATIENCE=30 seconds]
	@build/mvn -q package -DskipTests -DskipZips -pl check -am
	@build/check "$(STAGE)" $(DATA) $(if $(REPAIR),--repair) $(if $(PATIENCE),--patience $(PATIENCE))

test: tools ## Build and test everything but end to end: gates, unit and integration tests
	build/mvn -T 1.5C verify -pl '!acceptance' $(MAVEN)

quick: tools ## Test what changes most, in two minutes: domain, store, pages and functions, without what is tagged slow
	build/mvn -q -T 1.5C test -DskipZips -DexcludedGroups=slow -pl '!acceptance,!check,!faults,!importer,!local'

e2e: ## Test the whole system over HTTP and in a real browser: [TESTS=DeskTest]
	@build/prepare test
	build/mvn -q test -pl acceptance -am -Dtest='$(or $(TESTS),broadsheet/acceptance/*Test)' -Dsurefire.failIfNoSpecifiedTests=false

format: ## Bring every Java file into the project's format
	build/mvn -q -pl build compile -Dformat=write

lint: build ## Check templates, openapi.yaml, workflows, the shipped libraries' licences, and the build's own scripts
	build/lint
	$(MAKE) --no-print-directory test-build

test-build: tools ## Test what deploys, rotates and destroys, in an account that ministack plays, the pipeline's roles, and what computes costs
	@build/sam --version >/dev/null
	@build/linters
	$(BUILD_TESTS)
	.local/tools/sam/bin/python -B -m unittest discover -s build/pipeline_tests
	.local/tools/sam/bin/python -B -m unittest discover -s bench/cost
	.local/tools/sam/bin/python -B -m unittest discover -s bench/capacity

sam: build ## Run every function on every event by the real `sam local invoke`, and hold its policy against what it did
	build/sam-invoke

sam-api: build ## Run the API's tests against the real `sam local start-api`
	build/sam-api

emulate: build ## Deploy template.yaml to an emulator of AWS and call every function, with policies enforced
	build/emulate

fuzz-api: $(if $(filter file,$(origin URL)),build,tools) ## Hold every answer against openapi.yaml, of an instance of its own or of a running one: [URL=...] [TOKEN=...]
	@build/fuzz-api $(if $(filter file,$(origin URL)),,$(URL) $(DATA))

faults: tools ## Let every call of every write fail, one at a time and many at random: [EVENTS=regex] [SEEDS=20] [SEED=...]
	build/mvn -q test -pl faults -am -Dtest='$(if $(SEED),,EveryCallFailsOnceTest,)ManyCallsFailTest' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.calls=$(or $(CALLS),1000000) -Dfaults.seeds=$(or $(SEEDS),20) \
	  $(if $(SEED),-Dfaults.seed=$(SEED)) -Dfaults.events='$(or $(EVENTS),.*)'

timings: ## How long the inner loop takes here, three times each: [COMMANDS="run quick test"]
	@build/timings $(or $(COMMANDS),run quick test)

ci: ## What the pipeline and .ci/run do before anything is deployed
	build/ci

sbom: tools ## Name every library that each function ships, as CycloneDX: functions/*/target/sbom.json
	build/sbom

images: build ## Make container images with an AOT cache, and .local/images/template.json of them: [FUNCTIONS="get-article ..."]
	build/images $(FUNCTIONS)

package: build $(if $(IMAGES),images) ## Put the zips into S3, or images into IMAGES=<ECR repository>: REGION=... [BUCKET=...] [PREFIX=...]
	build/stack package --region $(REGION) --bucket "$(BUCKET)" --prefix "$(PREFIX)" --images "$(IMAGES)"

doctor: ## Read the account and say what a deployment would fail on, before anything is created: STAGE=... [PARAMETERS=...]
	@build/stack doctor $(STAGE)

deploy: $(if $(PACKAGED),,build) ## Deploy a stage of samconfig.toml: STAGE=dev [PARAMETERS="Name=value ..."] [PACKAGED=...] [DOCTOR=skip]
	build/stack deploy $(STAGE) --packaged "$(PACKAGED)"

smoke: ## Look at a site, and publish, discuss, rate and take down one article: URL=... TOKEN=..., or STAGE=... [COVERAGE=a-live-coverage-that-stays]
	@$(if $(STAGE),,TOKEN="$${TOKEN:-$$(build/token $(DATA) editors $(URL))}") build/smoke "$(STAGE)" "$(URL)"

rotate: ## Replace the secret between the CDN and the functions without an outage: STAGE=...
	build/stack rotate $(STAGE)

takedown: ## Take an article down, and show that nothing serves or names it: SLUG=... [REASON=...] [URL=...] [TOKEN=...], or STAGE=...
	@test -n "$(SLUG)" || { echo "Which article? make takedown SLUG=..."; exit 2; }
	@$(if $(STAGE),,TOKEN="$${TOKEN:-$$(build/token $(DATA) editors $(URL))}") \
	  build/takedown "$(SLUG)" "$${REASON:-No reason was given}" "$(STAGE)" "$(URL)"

redrive: ## Show what could not be rendered, render every page again, and forget it: STAGE=...
	build/stack redrive $(STAGE)

destroy: ## Delete a stage's stack and keep its data: STAGE=...; DATA=drop CONFIRM=<stack> drops that too
	build/stack destroy $(STAGE) --data "$(filter drop,$(DATA))" --confirm "$(CONFIRM)"

bench-build: tools ## Build every module and what measures them, without tests
	build/mvn -q package -DskipTests -Pbench

bench: bench-build ## Measure all that docs/performance/speed.md tells, in under half an hour, and write it there
	@bench/all

bench-live: ## 1,000 readers follow a live coverage for two minutes: [URL=...] [TOKEN=...]
	@TOKEN="$${TOKEN:-$$(build/token $(DATA) editors $(URL))}" python3 bench/live_readers.py $(URL)

bench-cold: bench-build ## Cold start of every function, against an empty one: [RUNS=15] [CORES=0 for one core] [FUNCTIONS="get-article ..."]
	@bench/install
	@python3 -B bench/cold/measure.py --runs $(RUNS) --cores "$(CORES)" $(FUNCTIONS)

check-cold: bench-build ## Fail if a cold start that a reader waits for misses its aim, or takes a sixth more than was accepted
	@bench/install
	@python3 -B bench/cold/measure.py --runs 20 --check get-article list-section rate-article

bench-aot: bench-build ## Cold starts with an AOT cache, as in an image: [RUNS=15] [FUNCTIONS="get-article"]
	@bench/install
	@python3 -B bench/cold/measure.py --runs $(RUNS) $(foreach name,bare empty $(or $(FUNCTIONS),get-article),--aot $(name) $(name))

bench-load: bench-build ## What an instance stands, and that nothing is lost: [RATE=1.0 of the named rates, 0 as much as is sustained] [SECONDS=600]
	@python3 -B bench/load/load.py --rate $(RATE) --seconds $(SECONDS)

bench-bulk: bench-build ## Import so many articles and render everything again: [ARTICLES="1000 3000"]
	@python3 -B bench/load/bulk.py $(ARTICLES)

drill: bench-build ## Export, destroy, restore and render a system of this machine again, and compare every page: [ARTICLES=1000]
	@python3 -B bench/load/drill.py $(firstword $(ARTICLES))

bench-snap: bench-build ## The first request after priming for a snapshot, against the hundredth: [RUNS=15] [CORES=0] [FUNCTIONS="get-article ..."]
	@bench/install
	@python3 -B bench/snap/measure.py --runs $(RUNS) --cores "$(CORES)" $(FUNCTIONS)

test-snap: bench-build ## Hold the functions that start from snapshots (SnapStart) to what they must do before and after one
	@build/sam --version >/dev/null
	@bench/install
	@.local/tools/sam/bin/python -B bench/snap/check.py

soak: bench-build ## Mixed traffic for HOURS=2 while calls of AWS fail at random, and nothing may be lost, doubled or grown: [SEED=1]
	@python3 -B bench/load/soak.py --hours $(HOURS) --seed $(or $(SEED),1) --write

check-soak: bench-build ## The same for ten minutes, at a fifth of the rates
	@python3 -B bench/load/soak.py --hours 0.16667 --rate 0.01

bench-warm: bench-build ## Time and bytes of a warm call, against its calls of AWS alone, and of a page: writes docs/performance/warm.md. [CALLS=100] [FUNCTIONS="..."]
	@python3 -B bench/warm/warm.py --calls $(or $(CALLS),100) $(FUNCTIONS)

check-warm: bench-build ## Fail if a warm call, or a page, allocates a twentieth more than was accepted
	@python3 -B bench/warm/warm.py --calls 10 --warm-up 10 --check

bench-capacity: bench-build ## What every operation asks of AWS at 100, 10,000 and 100,000 articles: writes docs/performance/capacity.md and the ledger
	@build/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/ledger.py

check-capacity: bench-build ## Fail if an operation asks for more than the ledger has it, at 100 or 10,000 articles
	@build/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/ledger.py --check

bench-durations: bench-build ## How long the calls take that `make cost` counts: writes bench/measured.json
	@build/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/durations.py

cost: ## Dollars a month by service: VIEWS=... COMMENTS=... PUBLICATIONS=...; without them, writes docs/performance/cost.md
	@python3 -B bench/cost/cost.py $(if $(VIEWS),--views $(VIEWS)) $(if $(COMMENTS),--comments $(COMMENTS)) \
	  $(if $(PUBLICATIONS),--publications $(PUBLICATIONS))

clean: ## Remove what was built; data and tools under .local stay
	build/mvn -q clean
