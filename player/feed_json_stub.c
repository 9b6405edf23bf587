#include <jansson.h>
#include "feed/json.h"
static json_t *t(struct str s){return s.ptr?json_stringn(s.ptr,s.len):json_null();}
struct str item_to_json(struct arena *arena, const struct item *item){
 json_t*o=json_object();json_object_set_new(o,"id",t(item->id));json_object_set_new(o,"key",t(item->key));json_object_set_new(o,"title",t(item->title));json_object_set_new(o,"text",t(item->text));json_object_set_new(o,"url",t(item->url));json_object_set_new(o,"image",t(item->image));
 json_object_set_new(o,"pub",json_integer(item->published_s));json_object_set_new(o,"kind",json_integer(item->kind));
 json_t*a=json_array();for(size_t i=0;i<item->pictures.count;i++)json_array_append_new(a,t(item->pictures.items[i]));json_object_set_new(o,"pictures",a);
 char*d=json_dumps(o,JSON_COMPACT);struct str r=arena_str(arena,str_from(d));free(d);json_decref(o);return r;}
static struct str g(struct arena*a,json_t*o,const char*k){json_t*v=json_object_get(o,k);return json_is_string(v)?arena_str(a,(struct str){json_string_value(v),json_string_length(v)}):STR_NONE;}
bool item_from_json(struct arena *arena, struct str json, struct item *out){
 json_t*o=json_loadb(json.ptr,json.len,0,NULL);if(!o)return false;*out=(struct item){0};out->id=g(arena,o,"id");out->key=g(arena,o,"key");out->title=g(arena,o,"title");out->text=g(arena,o,"text");out->url=g(arena,o,"url");out->image=g(arena,o,"image");
 out->published_s=json_integer_value(json_object_get(o,"pub"));out->kind=(enum kind)json_integer_value(json_object_get(o,"kind"));out->updated_s=TIME_NONE;
 json_t*a=json_object_get(o,"pictures");out->pictures=(struct str_list){arena_array(arena,json_array_size(a),sizeof(struct str)),json_array_size(a)};
 for(size_t i=0;i<out->pictures.count;i++){json_t*v=json_array_get(a,i);out->pictures.items[i]=arena_str(arena,str_from(json_string_value(v)));}
 json_decref(o);return true;}
struct str item_text(const struct item*item,enum field f){return item->fields[f]?item->fields[f]->text:STR_NONE;}
