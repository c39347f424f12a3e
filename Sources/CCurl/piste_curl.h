// libcurl for Swift: its variadic setters and getters, one function per kind of value. Everything else is
// curl.h.
#ifndef PISTE_CURL_H
#define PISTE_CURL_H
#include <curl/curl.h>

typedef size_t (*piste_curl_header_callback)(char *bytes, size_t size, size_t count, void *context);
// What a body is handed to; takes less than it is given to end the transfer.
typedef size_t (*piste_curl_body_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode piste_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode piste_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

// `buffer` holds CURL_ERROR_SIZE bytes and outlives the handle.
static inline CURLcode piste_curl_set_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

static inline CURLcode piste_curl_set_header_callback(CURL *handle, piste_curl_header_callback callback,
                                                      void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
}

static inline CURLcode piste_curl_set_body_callback(CURL *handle, piste_curl_body_callback callback,
                                                    void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
}

// `list` lives as long as the handle uses it.
static inline CURLcode piste_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

static inline CURLcode piste_curl_get_long(CURL *handle, CURLINFO which, long *value) {
  return curl_easy_getinfo(handle, which, value);
}

// The certificates that the server showed, own first, when CURLOPT_CERTINFO was set.
static inline CURLcode piste_curl_certificates(CURL *handle, struct curl_certinfo **certificates) {
  return curl_easy_getinfo(handle, CURLINFO_CERTINFO, certificates);
}

static inline CURLcode piste_curl_active_socket(CURL *handle, curl_socket_t *socket) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, socket);
}

#endif
