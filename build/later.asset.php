<?php return array('dependencies' => array('wp-i18n'), 'version' => '456e5b3aefc79add70e7');
