#!/usr/bin/env bash
# Prints a token of the client registry-office of the Keycloak of docker-compose.yml, and nothing else. The client is a registrar of all agencies, a
# coordinator and an admin; the token is accepted for ten minutes. Keycloak has made the secret of the client, so this asks it with REGISTRY_KEYCLOAK_PASSWORD.
set -euo pipefail

URL=${REGISTRY_KEYCLOAK_URL:-http://localhost:${REGISTRY_KEYCLOAK_PORT:-8180}}
CLIENT=registry-office
: "${REGISTRY_KEYCLOAK_PASSWORD:?Set it to the password with which Keycloak was started.}"

# The value of a field of the JSON on standard input.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

# Secrets go through pipes, since others see the arguments of a process.
ask() { curl --silent --show-error --fail "$@"; }

ADMIN=$(printf '%s' "$REGISTRY_KEYCLOAK_PASSWORD" \
    | ask --data 'grant_type=password&client_id=admin-cli&username=admin' --data-urlencode password@- "$URL/realms/master/protocol/openid-connect/token" \
    | field access_token)
SECRET=$(printf 'header = "Authorization: Bearer %s"\n' "$ADMIN" | ask --config - "$URL/admin/realms/registry/clients?clientId=$CLIENT" | field secret)
printf '%s' "$SECRET" \
    | ask --data "grant_type=client_credentials&client_id=$CLIENT" --data-urlencode client_secret@- "$URL/realms/registry/protocol/openid-connect/token" \
    | field access_token
