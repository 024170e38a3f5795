# Every command a person needs. `make` alone lists them.
SHELL := /bin/bash
PORT ?= 8080
DATA ?= .local/data
GROUP ?= editors
URL ?= http://localhost:$(PORT)
RUNS ?= 15
CORES ?=
MAVEN ?= -DskipZips
RERUNS ?= 0
RATE ?= 1.0
SECONDS ?= 600
HOURS ?= 2
ARTICLES ?= 1000 3000
export TOKEN DATA SECTION PARAMETERS RUN REASON DOCTOR COVERAGE

# Under the SAM CLI's interpreter, which has boto3; ministack plays the account.
BUILD_TESTS = PYTHONPATH=ops/stacks .local/tools/sam/bin/python -B -m unittest discover -s ops/stacks/tests

.DEFAULT_GOAL := help
.PHONY: help run token publish redirects cli test modules quick long e2e screenshots faults soak check-soak timings format lint test-build sam sam-api \
  test-snap emulate fuzz-api ci tools build images docs sbom clean doctor package deploy smoke rotate rerender \
  takedown comments export restore check redrive destroy bench bench-build bench-cold check-cold bench-aot bench-snap bench-warm \
  check-warm bench-capacity check-capacity bench-durations cost bench-load bench-live bench-bulk bench-during bench-redirects bench-import bench-export bench-hugo drill

help: ## List these commands
	@awk -F ':.*## ' '/^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z0-9-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' \
	  $(MAKEFILE_LIST)

##@ Run

run: ## Run the whole system here, with sample articles: [PORT=8080] [DATA=.local/data] [EMPTY=1: without them] [DEBUG=5005]
	@exec build/run $(PORT) $(DATA) $(DEBUG)

token: ## Print a bearer token of the running instance: [GROUP=editors|administrators|authors|moderators|readers]
	@cli/broadsheet token $(GROUP)

publish: cli ## Publish a folder of Markdown: DIR=... [URL=...] [TOKEN=...] [SECTION=...] [FROM=folder]
	@test -n "$(DIR)" || { echo "Which folder? make publish DIR=..."; exit 2; }
	@cli/broadsheet import $(DIR) --url $(URL) $(if $(SECTION),--section "$(SECTION)") $(if $(FROM),--from $(FROM))

redirects: cli ## Send redirects of old paths: FILE=... [FROM=line] [URL=...] [TOKEN=...]
	@test -n "$(FILE)" || { echo "Which file? make redirects FILE=..."; exit 2; }
	@cli/broadsheet redirects $(FILE) --url $(URL) $(if $(FROM),--from $(FROM))

# The program of publish, redirects, comments, export, restore, check, rerender, takedown and token. `make run` builds it too.
cli: tools
	@build/mvn -q -T 1.5C package -DskipTests -Dmaven.test.skip -DskipZips -pl cli -am

##@ Test

test: modules ## Build and test all but end to end and long tests: compiler gates, unit and integration tests
	build/mvn -T 1.5C test -Ptests -DskipZips -DexcludedGroups=long -Dsurefire.rerunFailingTestsCount=$(RERUNS) -pl '!tests/e2e'

modules: tools
	build/mvn -q -T 1.5C package -DskipTests $(MAVEN)

# Three processes: these tests wait for half of the time.
long: tools ## Test what takes minutes: faults, simulations, scale, hostile documents, processes that are killed
	build/mvn -q -T 1.5C test -Ptests -DskipZips -DskipScriptTests -Dtest.forks=3 -Dgroups=long -Dsurefire.rerunFailingTestsCount=$(RERUNS) -pl '!tests/e2e'

quick: tools ## Test everything but what is slow, in two minutes
	build/mvn -q -T 2C test -Ptests -DskipZips -DexcludedGroups='slow | long' -pl '!tests/e2e'

# A browser on a busy machine misses a deadline now and then. What fails runs once more, and is reported as a flake.
e2e: ## Test the whole system over HTTP and in a real browser: [TESTS=DeskTest]
	@build/prepare test
	build/mvn -q test -pl tests/e2e -am -DskipScriptTests -Dtest='$(or $(TESTS),broadsheet/e2e/*Test)' -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dsurefire.rerunFailingTestsCount=1

screenshots: ## Take every kind of page in four widths, light, dark and in other languages, into .local/screenshots: [PAGES=regex]
	@build/prepare test
	build/mvn -q test -pl tests/e2e -am -DskipScriptTests -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots='$(or $(PAGES),.*)'

faults: tools ## Fail every call of every write: [EVENTS=regex] [CALLS=...] [SEEDS=20] [SEED=...]
	build/mvn -q test -pl tests/faults -am -DskipScriptTests -Dtest='$(if $(SEED),,EveryCallFailsOnceTest,)ManyCallsFailTest' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.calls=$(or $(CALLS),1000000) -Dfaults.seeds=$(or $(SEEDS),20) \
	  $(if $(SEED),-Dfaults.seed=$(SEED)) -Dfaults.events='$(or $(EVENTS),.*)'

soak: bench-build ## Send mixed traffic while calls of AWS fail at random: [HOURS=2] [SEED=1]
	@python3 -B bench/load/soak.py --hours $(HOURS) --seed $(or $(SEED),1) --write

# What C2 compiles would hardly run in ten minutes, and emulators check no signature.
check-soak: bench-build ## Soak for ten minutes, at a fifth of the rates
	@JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -Dbroadsheet.signing=false" python3 -B bench/load/soak.py --hours 0.16667 --rate 0.01

timings: ## Time the inner loop, three times each: [COMMANDS="run quick test"]
	@ci/timings $(or $(COMMANDS),run quick test)

##@ Check

format: ## Bring every Java file into the project's format
	build/mvn -q -pl build compile -Dformat=write

lint: build ## Check templates, openapi.yaml, workflows, licences and the scripts of the build
	ci/lint
	$(MAKE) --no-print-directory test-build

test-build: tools $(if $(wildcard cli/target/classpath.txt),,cli) ## Test deploying and rotating on an emulated account, pipeline roles and costs
	@ci/sam --version >/dev/null
	@ci/linters
	$(BUILD_TESTS)
	.local/tools/sam/bin/python -B -m unittest discover -s ci/pipeline_tests
	.local/tools/sam/bin/python -B -m unittest discover -s bench/cost
	.local/tools/sam/bin/python -B -m unittest discover -s bench/capacity

sam: build ## Run every event in the real SAM (`local invoke`, `start-lambda`), and check each policy
	ci/sam-invoke

sam-api: build ## Run the API's tests against the real `sam local start-api`
	ci/sam-api

test-snap: bench-build ## Check functions with SnapStart before and after a snapshot
	@ci/sam --version >/dev/null
	@bench/install
	@.local/tools/sam/bin/python -B bench/snap/check.py

emulate: build ## Deploy template.yaml to an emulator of AWS that enforces policies
	ci/emulate

fuzz-api: $(if $(filter file,$(origin URL)),build,tools) ## Check answers against openapi.yaml: [URL=...] [TOKEN=...]
	@ci/fuzz-api $(if $(filter file,$(origin URL)),,$(URL) $(DATA))

ci: ## All that the pipeline checks before it deploys
	ci/run

##@ Build

tools: ## Install what is missing to build and run, under .local/tools
	@build/prepare

# What builds in order to run or to measure skips the tests: `make test` is for them, and CI begins with it.
build: tools ## Build every module and the functions' zips, without tests
	build/mvn -q -T 1.5C package -DskipTests

images: build ## Make container images with an AOT cache: [FUNCTIONS="get-article ..."]
	ops/images $(FUNCTIONS)

docs: ## Make the HTTP reference of openapi.yaml: .local/docs, which `make run` serves
	@build/docs
	@echo "The reference is in .local/docs; any web server can serve it."

sbom: tools ## List each function's libraries as CycloneDX: functions/*/target/sbom.json
	ci/sbom

clean: ## Remove what was built; data and tools under .local stay
	build/mvn -q clean

##@ Deploy and operate

doctor: ## Say what a deployment would fail on: STAGE=... [PARAMETERS=...]
	@ops/stack doctor $(STAGE)

package: build $(if $(IMAGES),images) ## Put zips into S3, images into IMAGES=<ECR>: REGION=... [BUCKET=...] [PREFIX=...]
	ops/stack package --region $(REGION) --bucket "$(BUCKET)" --prefix "$(PREFIX)" --images "$(IMAGES)"

deploy: $(if $(PACKAGED),,build) ## Deploy a stage: STAGE=dev [PARAMETERS="Name=value"] [PACKAGED=...] [DOCTOR=skip]
	ops/stack deploy $(STAGE) --packaged "$(PACKAGED)"

smoke: ## Try a site with one article: STAGE=..., or URL=... TOKEN=... [COVERAGE=...]
	@$(if $(STAGE),,TOKEN="$${TOKEN:-$$(cli/broadsheet token --for $(URL))}") ops/smoke "$(STAGE)" "$(URL)"

rotate: ## Replace the secret between CDN and functions without an outage: STAGE=...
	ops/stack rotate $(STAGE)

rerender: cli ## Render every page again, if templates changed: [STOP=1] [URL=...] [TOKEN=...]
	@cli/broadsheet rerender --url $(URL) $(if $(STOP),--stop)

takedown: cli ## Take an article down: SLUG=... [REASON=...] [URL=...] [TOKEN=...], or STAGE=...
	@test -n "$(SLUG)" || { echo "Which article? make takedown SLUG=..."; exit 2; }
	@$(if $(STAGE),ops/stack as-operator $(STAGE) ops/stack as-editor $(STAGE)) cli/broadsheet takedown "$(SLUG)" \
	  $(if $(REASON),--reason "$$REASON") $(if $(STAGE),,--url $(URL))

comments: cli ## Bring in comments of WordPress or Disqus: FILE=... [DRY=1] [DATA=...], or STAGE=...
	@test -n "$(FILE)" || { echo "Which file? make comments FILE=..."; exit 2; }
	@$(if $(STAGE),ops/stack as-operator $(STAGE)) cli/broadsheet comments "$(FILE)" $(if $(DRY),--dry-run)

export: cli ## Write everything that was published into a folder: DIR=... [STATIC=1] [DRAFTS=1] [DATA=...], or STAGE=...
	@test -n "$(DIR)" || { echo "Which folder? make export DIR=..."; exit 2; }
	@$(if $(STAGE),ops/stack as-operator $(STAGE)) cli/broadsheet export "$(DIR)" $(if $(STATIC),--static) $(if $(DRAFTS),--drafts)

restore: cli ## Make the site of an exported folder in an empty system: DIR=... [DATA=...], or STAGE=...
	@test -n "$(DIR)" || { echo "Which folder? make restore DIR=..."; exit 2; }
	@$(if $(STAGE),ops/stack as-operator $(STAGE)) cli/broadsheet restore "$(DIR)"

check: cli ## Compare table and bucket: [DATA=...] or STAGE=..., [REPAIR=1] [GRACE_PERIOD=seconds]
	@$(if $(STAGE),ops/stack as-operator $(STAGE)) cli/broadsheet check \
	  $(if $(REPAIR),--repair) $(if $(GRACE_PERIOD),--grace-period $(GRACE_PERIOD))

redrive: cli ## Show what failed to render, render every page again, clear the list: STAGE=...
	ops/stack redrive $(STAGE)

destroy: ## Delete a stack, keep its data: STAGE=..., or drop it: DATA=drop CONFIRM=<stack>
	ops/stack destroy $(STAGE) --data "$(filter drop,$(DATA))" --confirm "$(CONFIRM)"

##@ Measure

bench: bench-build ## Measure the figures of docs/performance/speed.md in half an hour, and write them
	@bench/all

bench-build: tools ## Build every module and the benches, without tests
	build/mvn -q package -DskipTests -Pbench

bench-cold: bench-build ## Cold start of every function: [RUNS=15] [CORES=0] [FUNCTIONS="get-article ..."]
	@bench/install
	@python3 -B bench/cold/measure.py --runs $(RUNS) --cores "$(CORES)" $(FUNCTIONS)

check-cold: bench-build ## Fail if a cold start for readers takes longer than was accepted
	@bench/install
	@python3 -B bench/cold/measure.py --runs 20 --check get-article list-section rate-article

bench-aot: bench-build ## Cold starts with an AOT cache: [RUNS=15] [FUNCTIONS="get-article"]
	@bench/install
	@python3 -B bench/cold/measure.py --runs $(RUNS) $(foreach name,bare empty $(or $(FUNCTIONS),get-article),--aot $(name) $(name))

bench-snap: bench-build ## First request after a snapshot: [RUNS=15] [CORES=0] [FUNCTIONS="get-article ..."]
	@bench/install
	@python3 -B bench/snap/measure.py --runs $(RUNS) --cores "$(CORES)" $(FUNCTIONS)

bench-warm: bench-build ## Time and allocations of warm calls and of a page: [CALLS=100] [FUNCTIONS="..."]
	@python3 -B bench/warm/warm.py --calls $(or $(CALLS),100) $(FUNCTIONS)

check-warm: bench-build ## Fail if a warm call, or a page, allocates more than was accepted
	@python3 -B bench/warm/warm.py --calls 10 --warm-up 10 --check

bench-capacity: bench-build ## Requests and capacity of every operation at 100, 10,000 and 100,000 articles
	@ci/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/ledger.py

check-capacity: bench-build ## Fail if an operation uses more than the ledger says
	@ci/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/ledger.py --check

bench-durations: bench-build ## Time, log and bytes of the calls that `make cost` counts
	@ci/sam --version >/dev/null
	@.local/tools/sam/bin/python -B bench/capacity/durations.py

cost: ## Dollars a month by service: [VIEWS=...] [COMMENTS=...] [PUBLICATIONS=...]
	@python3 -B bench/cost/cost.py $(if $(VIEWS),--views $(VIEWS)) $(if $(COMMENTS),--comments $(COMMENTS)) \
	  $(if $(PUBLICATIONS),--publications $(PUBLICATIONS))

bench-load: bench-build ## Load that an instance sustains: [RATE=1.0, 0 for the highest] [SECONDS=600]
	@python3 -B bench/load/load.py --rate $(RATE) --seconds $(SECONDS)

bench-live: ## 1,000 readers follow a live coverage for two minutes: [URL=...] [TOKEN=...]
	@TOKEN="$${TOKEN:-$$(cli/broadsheet token --for $(URL))}" python3 bench/live_readers.py $(URL)

bench-bulk: bench-build ## Import many articles and render everything again: [ARTICLES="1000 3000"]
	@python3 -B bench/load/bulk.py $(ARTICLES)

bench-during: bench-build ## How long publications and comments wait while an archive is imported: [ARTICLES=3000]
	@python3 -B bench/load/during_import.py $(if $(filter file,$(origin ARTICLES)),3000,$(firstword $(ARTICLES)))

bench-redirects: bench-build cli ## Send redirects of old paths, and follow them: [ROWS=100000]
	@python3 -B bench/load/redirects.py $(ROWS)

bench-import: bench-build cli ## Dry runs and an import of archives with pictures, in a small heap: [ARTICLES="10000 2000"]
	@python3 -B bench/load/archive.py $(if $(filter file,$(origin ARTICLES)),10000 2000,$(ARTICLES))

bench-export: bench-build cli ## Export, restore in an empty system, and compare every page: [ARTICLES=1000]
	@python3 -B bench/load/round_trip.py $(firstword $(ARTICLES))

bench-hugo: ## Build the same articles with Hugo: [ARTICLES=10000]
	@ci/go-tool hugo github.com/gohugoio/hugo
	@python3 -B bench/hugo/compare.py $(if $(filter file,$(origin ARTICLES)),10000,$(firstword $(ARTICLES)))

drill: bench-build ## Export, destroy, restore, render, and compare every page: [ARTICLES=1000]
	@python3 -B bench/load/drill.py $(firstword $(ARTICLES))
