#!/bin/sh
# What depends on the place, written before nginx starts to the one folder that can be written to.
#   SLIPWAY_GATEWAY     address of the gateway, where no router splits the paths: http://gateway:8080
#   SLIPWAY_PUBLIC_URL  what people type; with https browsers are told to stay with it
set -eu
mkdir -p /tmp/slipway
rm -f /tmp/slipway/*.conf
case ${SLIPWAY_PUBLIC_URL:-} in
  https://*) echo 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;' >/tmp/slipway/tls.conf ;;
esac
if [ -n "${SLIPWAY_GATEWAY:-}" ]; then
  resolvers=$(awk '$1 == "nameserver" { printf "%s ", $2 ~ /:/ ? "[" $2 "]" : $2 }' /etc/resolv.conf)
  sed -e "s|@RESOLVERS@|$resolvers|" -e "s|@GATEWAY@|$SLIPWAY_GATEWAY|" /etc/nginx/slipway/gateway.conf >/tmp/slipway/gateway.conf
fi
