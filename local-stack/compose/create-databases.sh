#!/bin/sh
# Run by the PostgreSQL image when it makes its data directory: a database for each service and for Keycloak, which no other one can enter.
set -eu
for service in agency program mapping keycloak; do
    psql --quiet --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
        --set service="$service" --set password="$REGISTRY_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE CONNECT ON DATABASE :"service" FROM PUBLIC;
SQL
done
