#!/usr/bin/env bash
# Builds the images, starts docker-compose.yml as it is, on free ports and with data of its own, and checks what must hold of the containers.
# Run by ./registry test-containers. Needs Docker or Podman with Compose, and nothing else; it removes what it has made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
    echo "registry: $*" >&2
    exit 1
}

if docker info >/dev/null 2>&1; then
    ENGINE=docker
elif podman info >/dev/null 2>&1; then
    ENGINE=podman
else
    fail "No container engine answers. Install Docker or Podman, and see that \"docker info\" or \"podman info\" succeeds."
fi
"$ENGINE" compose up --help 2>/dev/null | grep -- --wait >/dev/null \
    || fail "$ENGINE has no Compose, or an old one. Install Docker Compose 2.24 or newer; Podman uses it too."

./registry build

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

say() { echo "[$SECONDS s] $*"; }
compose() { "$ENGINE" compose -p registry-check -f docker-compose.yml "$@"; }
container() { compose ps -a -q "$1"; }

LOGS=$(mktemp -d "${TMPDIR:-/tmp}/registry-check.XXXXXX")
finish() {
    compose logs --no-color >"$LOGS/compose.log" 2>&1 || echo "The logs could not be read."
    compose --profile demo --profile keycloak down --volumes --remove-orphans --rmi local >"$LOGS/down.log" 2>&1 || cat "$LOGS/down.log"
    echo "Logs: $LOGS"
}
trap finish EXIT

up() {
    compose up --detach --wait --wait-timeout 400 >"$LOGS/up.log" 2>&1 || { tail "$LOGS/up.log"; compose ps -a; exit 1; }
}

passed=0
failed=0
check() {
    local what=$1
    shift
    if "$@"; then
        echo "  ok: $what"
        passed=$((passed + 1))
    else
        echo "  FAILED: $what"
        failed=$((failed + 1))
    fi
}

# What a container says of one of its settings or of its state.
of() { "$ENGINE" inspect -f "{{$2}}" "$(container "$1")"; }

is_limited() {
    [ "$(of "$1" .HostConfig.Memory)" -gt 0 ] && [ "$(of "$1" .HostConfig.NanoCpus)" -gt 0 ] && [ "$(of "$1" .HostConfig.PidsLimit)" -gt 0 ]
}

# shellcheck disable=SC2016
is_confined() {
    "$ENGINE" exec "$(container "$1")" bash -c '[ "$(id -u)" = 65534 ] && grep -q "^CapEff:.0*$" /proc/1/status && grep -q "^NoNewPrivs:.1" /proc/1/status \
        && ! touch /x 2>/dev/null && touch /tmp/x'
}

# Whether the files that a service imports are on disk, and not in the memory that counts against its limit.
keeps_files_on_disk() { "$ENGINE" exec "$(container "$1")" bash -c 'grep -q " /tmp " /proc/mounts && ! grep -q " /tmp tmpfs " /proc/mounts'; }

# Whether each line of the log is a JSON object with a date and the context of the request.
logs_json() {
    "$ENGINE" logs "$(container "$1")" 2>"$LOGS/$1.stderr" >"$LOGS/$1.log"
    grep -q 'started in' "$LOGS/$1.log" && ! grep -v '^{"timestamp":"[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]T.*"mdc":{.*}$' "$LOGS/$1.log"
}

# The most memory that a service has used so far, in KiB.
peak() { "$ENGINE" exec "$(container "$1")" sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/1/status; }
uses_less_than() { [ "$(peak "$1")" -lt "$2" ]; }

ends() {
    local id code started=$SECONDS
    id=$(container "$1")
    compose stop "$1" >/dev/null 2>&1
    code=$("$ENGINE" inspect -f '{{.State.ExitCode}}' "$id")
    [ $((SECONDS - started)) -lt 10 ] && { [ "$code" = 143 ] || [ "$code" = 0 ]; }
}

answers() { [ "$(curl -sS -o /dev/null -w '%{http_code}' "$GATEWAY$1")" = "$2" ]; }
reports_overlaps() { curl -sSf "$GATEWAY/api/v1/reports/overlaps?vertical=true" | grep '"type":"overlap"' >/dev/null; }
# Loads the demo, which has to say a text.
loads_the_demo() {
    REGISTRY_TOKEN=$(bash deploy/keycloak/token.sh) compose run --rm demo >"$LOGS/demo.log" 2>&1 && grep -q "$1" "$LOGS/demo.log"
}
# Kafka as a user with this name and password sees it.
ask_kafka() {
    printf 'security.protocol=SASL_PLAINTEXT\nsasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";\n' "$1" "$2" \
        | compose exec -T kafka bash -c '/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092 --command-config <(cat)' 2>/dev/null
}
names_the_published_port() { ask_kafka reader "$REGISTRY_KAFKA_READER_PASSWORD" | grep "^localhost:$REGISTRY_KAFKA_PORT " >/dev/null; }
refuses_a_wrong_password() { ! ask_kafka reader "$REGISTRY_DATABASE_PASSWORD" >/dev/null; }
asks_for_the_password() { (unset REGISTRY_DATABASE_PASSWORD && ! compose config >/dev/null 2>"$LOGS/config.log") && grep 'export REGISTRY_DATABASE_PASSWORD=' "$LOGS/config.log" >/dev/null; }
logs_no_password() {
    ! compose logs --no-color 2>&1 \
        | grep -e "$REGISTRY_DATABASE_PASSWORD" -e "$REGISTRY_KAFKA_READER_PASSWORD" -e "$REGISTRY_KEYCLOAK_PASSWORD" \
            -e "$REGISTRY_SIGNIN_SECRET" >/dev/null
}
keycloak_asks_for_its_password() {
    ! REGISTRY_KEYCLOAK_PASSWORD='' compose run --rm --no-deps keycloak >"$LOGS/keycloak.log" 2>&1 && grep 'Set REGISTRY_KEYCLOAK_PASSWORD' "$LOGS/keycloak.log" >/dev/null
}
runs_without_keycloak() {
    ! COMPOSE_PROFILES='' QUARKUS_OIDC_AUTH_SERVER_URL=https://login.example.org/realms/social compose config 2>/dev/null | grep '^  keycloak:$' >/dev/null
}
# The gateway asks Keycloak by another name than browsers.
leads_to_keycloak() {
    curl -sS -o /dev/null -w '%{redirect_url}' "$GATEWAY/sign-in" \
        | grep "^http://localhost:$REGISTRY_KEYCLOAK_PORT/realms/registry/protocol/openid-connect/auth?" >/dev/null
}
refuses_to_write_without_a_token() {
    [ "$(curl -sS -o /dev/null -w '%{http_code}' -X PUT -H 'Content-Type: application/json' -d '{"name": {"en": "Later"}, "level": "national"}' \
        "$GATEWAY/api/v1/territories/LATER")" = 401 ]
}

writes_a_territory() {
    printf 'header = "Authorization: Bearer %s"\n' "$(bash deploy/keycloak/token.sh)" \
        | curl --config - -sSf -o /dev/null -X PUT -H 'Content-Type: application/json' -d '{"name": {"en": "Later"}, "level": "national"}' "$GATEWAY/api/v1/territories/LATER"
}

# As docs/operating.md says.
data() { compose run --rm --no-deps -T --entrypoint tar postgres -C /var/lib/postgresql "$@"; }
backs_up() { data -cf - . >"$LOGS/registry.tar" 2>"$LOGS/backup.log"; }
restores() { compose down --volumes >"$LOGS/restore.log" 2>&1 && data -xf - <"$LOGS/registry.tar" >>"$LOGS/restore.log" 2>&1; }

command -v curl >/dev/null || fail "curl is missing. Install it."
REGISTRY_GATEWAY_PORT=$(free_port)
REGISTRY_KAFKA_PORT=$(free_port)
REGISTRY_KEYCLOAK_PORT=$(free_port)
random_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
REGISTRY_DATABASE_PASSWORD=$(random_password)
REGISTRY_KAFKA_READER_PASSWORD=$(random_password)
REGISTRY_KEYCLOAK_PASSWORD=$(random_password)
REGISTRY_SIGNIN_SECRET=$(random_password)
export REGISTRY_GATEWAY_PORT REGISTRY_KAFKA_PORT REGISTRY_KEYCLOAK_PORT
export REGISTRY_DATABASE_PASSWORD REGISTRY_KAFKA_READER_PASSWORD REGISTRY_KEYCLOAK_PASSWORD
export REGISTRY_SIGNIN_ENABLED=true REGISTRY_SIGNIN_SECRET
export COMPOSE_PROFILES=keycloak
GATEWAY=http://127.0.0.1:$REGISTRY_GATEWAY_PORT

compose build --quiet >"$LOGS/build.log" 2>&1 || { tail -n 20 "$LOGS/build.log"; fail "The images could not be built."; }
say "built"
up
say "healthy at $GATEWAY"

check "the demo loads" loads_the_demo "demo: responsibilities"
check "the demo is not loaded a second time" loads_the_demo "demo: it is loaded already"
check "a report" reports_overlaps
check "Kafka names the published port to clients outside" names_the_published_port
check "Kafka refuses a wrong password" refuses_a_wrong_password
check "without a password nothing starts" asks_for_the_password
check "Keycloak does not start without a password" keycloak_asks_for_its_password
check "a site with a provider of its own runs no Keycloak" runs_without_keycloak
check "readers of the pages sign in at Keycloak" leads_to_keycloak
check "nobody writes without a token" refuses_to_write_without_a_token
check "no log has a password" logs_no_password
for kind in live ready started; do
    check "the gateway says that it is $kind" answers "/q/health/$kind" 200
done
for service in agency-service program-service mapping-service gateway; do
    check "$service runs as 65534, without capabilities, on a read-only root" is_confined "$service"
    check "$service writes JSON to its log" logs_json "$service"
    check "$service has used less than 768 MiB ($(($(peak "$service") / 1024)) MiB)" uses_less_than "$service" $((768 * 1024))
done
for service in agency-service program-service mapping-service; do
    check "$service keeps files on disk" keeps_files_on_disk "$service"
done
for part in postgres kafka keycloak agency-service program-service mapping-service gateway; do
    check "memory, processors and processes of $part are limited" is_limited "$part"
done
for part in gateway mapping-service program-service agency-service keycloak kafka postgres; do
    check "$part ends by itself on SIGTERM within 10 s" ends "$part"
done
say "stopped"
check "a back-up is taken" backs_up
up
check "the data is still there" answers /api/v1/agencies/CL-IPS 200
check "something is written after the back-up" writes_a_territory
check "the back-up is restored" restores
up
check "what was backed up is there" answers /api/v1/agencies/CL-IPS 200
check "what was written later is gone" answers /api/v1/territories/LATER 404
say "done"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
